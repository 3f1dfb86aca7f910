import type { ApprovalAnswer } from '@/lib/contracts/actions';
import type { Approval, ApprovalVote } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';

export type AnsweredApproval = Approval & { votes: ApprovalVote[] };

/** The people an approval names, for looking them up. */
export function refsOfApproval(
  approval: Pick<AnsweredApproval, 'reviewerId' | 'nextInLineId' | 'decidedById' | 'votes'>,
): Ref[] {
  const voters = approval.votes.map(({ voterId }) => voterId);
  return [approval.reviewerId, approval.nextInLineId, approval.decidedById, ...voters].flatMap((id) =>
    id === null ? [] : [{ type: 'person', id }],
  );
}

export function presentApprovalAnswer(approval: AnsweredApproval, names: NameBook): ApprovalAnswer {
  const person = (id: string | null) => (id === null ? null : names.of('person', id));
  return {
    id: approval.id,
    status: approval.status,
    reviewCycle: approval.reviewCycle,
    reviewer: names.of('person', approval.reviewerId),
    nextInLine: person(approval.nextInLineId),
    escalatedAt: approval.escalatedAt?.toISOString() ?? null,
    deadlineAt: approval.deadlineAt.toISOString(),
    expiresAt: approval.expiresAt.toISOString(),
    createdAt: approval.createdAt.toISOString(),
    decidedBy: person(approval.decidedById),
    decidedAt: approval.decidedAt?.toISOString() ?? null,
    reason: approval.reason,
    needed: approval.needed,
    needsPassword: approval.needsPassword,
    votes: approval.votes.map(({ voterId, votedAt, reason }) => ({
      by: names.of('person', voterId),
      at: votedAt.toISOString(),
      reason,
    })),
    askedAgainBecause: approval.askedAgainBecause,
  };
}
