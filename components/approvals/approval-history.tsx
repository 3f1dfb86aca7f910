import type { ActionDetail } from '@/lib/contracts/actions';
import { NamedLabel } from '../actions/named-label';
import { verdictWords } from '../actions/verdict-chip';
import { Timeline, type TimelineItem } from '../ui/timeline';
import type { Tone } from '../ui/tone';

const stages = {
  submit: 'When it was proposed',
  approval: 'When it was approved',
  claim: 'At the moment of effect',
} as const;
const answers: Record<ActionDetail['approvals'][number]['status'], { title: string; tone: Tone }> = {
  pending: { title: 'Waits for a person', tone: 'wait' },
  granted: { title: 'Approved', tone: 'ok' },
  rejected: { title: 'Rejected', tone: 'stop' },
  expired: { title: 'Expired unanswered', tone: 'neutral' },
  superseded: { title: 'Replaced by a newer one', tone: 'neutral' },
};

/** Orders what happened in the same millisecond; a person's answer is 1. */
const ranks = { submit: 0, approval: 2, claim: 3 } as const;

/** What the gate and people said about an action so far, oldest first. */
export function ApprovalHistory({ action }: { action: ActionDetail }) {
  const items: (TimelineItem & { at: string; rank: number })[] = [
    ...action.decisions.map((decision) => ({
      id: decision.id,
      at: decision.decidedAt,
      rank: ranks[decision.stage],
      tone: verdictWords[decision.verdict].tone,
      title: `The gate ${verdictWords[decision.verdict].label.toLowerCase()}`,
      body: stages[decision.stage],
    })),
    ...action.approvals.map((approval) => ({
      id: approval.id,
      at: approval.decidedAt ?? approval.createdAt,
      rank: 1,
      tone: answers[approval.status].tone,
      title: answers[approval.status].title,
      body: (
        <span className="flex flex-col gap-0.5">
          <NamedLabel named={approval.decidedBy ?? approval.reviewer} />
          {approval.reason ? <span>{approval.reason}</span> : null}
        </span>
      ),
    })),
  ];
  return (
    <Timeline
      items={items.toSorted((left, right) => left.at.localeCompare(right.at) || left.rank - right.rank)}
    />
  );
}
