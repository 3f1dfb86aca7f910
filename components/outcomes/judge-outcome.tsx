'use client';

import { ThumbsDown, ThumbsUp } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '../ui/button';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { readProblem } from '../ui/problem';
import { useReviewOutcome } from './use-outcomes';

/** Right, or wrong with a note on what was wrong. `about` names the action for those who hear the buttons alone. */
export function JudgeOutcome({
  actionId,
  about,
  isWrongOpen,
  onWrongOpenChange,
}: {
  actionId: string;
  about: string;
  /** For a screen that opens the question by a key. */
  isWrongOpen?: boolean;
  onWrongOpenChange?: (open: boolean) => void;
}) {
  const review = useReviewOutcome();
  const right = () =>
    review.mutate(
      { actionId, verdict: 'right', note: null },
      {
        onSuccess: () => toast.success('Judged right'),
        onError: (error) => toast.error(readProblem(error).detail ?? readProblem(error).title),
      },
    );
  return (
    <span className="flex flex-wrap gap-2">
      <Button size="sm" onClick={right} pending={review.isPending} aria-label={`Right: ${about}`}>
        <ThumbsUp aria-hidden />
        Right
      </Button>
      <ConfirmDialog
        open={isWrongOpen}
        onOpenChange={onWrongOpenChange}
        trigger={
          <Button size="sm" variant="dangerQuiet" aria-label={`Wrong: ${about}`}>
            <ThumbsDown aria-hidden />
            Wrong…
          </Button>
        }
        title="What was wrong about it?"
        description={`${about} Judging does not take it back: do that from the run.`}
        confirmLabel="Judge wrong"
        tone="danger"
        reason={{ label: 'What was wrong', required: true }}
        onConfirm={async (note) => {
          await review.mutateAsync({ actionId, verdict: 'wrong', note });
          toast.success('Judged wrong');
        }}
      />
    </span>
  );
}
