import { ThumbsDown, ThumbsUp } from 'lucide-react';
import type { OutcomeReviewView } from '@/lib/contracts/outcome-reviews';
import { NamedLabel } from '../actions/named-label';
import { StatusChip } from '../ui/status-chip';
import { RelativeTime } from '../ui/time';

/** How somebody judged an outcome, who, when and why. */
export function OutcomeVerdict({ review }: { review: OutcomeReviewView }) {
  const isRight = review.verdict === 'right';
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm">
      <StatusChip tone={isRight ? 'ok' : 'stop'} icon={isRight ? ThumbsUp : ThumbsDown} size="sm">
        {isRight ? 'Judged right' : 'Judged wrong'}
      </StatusChip>
      <span className="text-muted">
        by <NamedLabel named={review.reviewer} /> <RelativeTime at={review.reviewedAt} />
      </span>
      {review.note ? <span>“{review.note}”</span> : null}
    </span>
  );
}
