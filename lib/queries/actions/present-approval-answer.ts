import type { ApprovalAnswer } from '@/lib/contracts/actions';
import type { Approval } from '@/lib/db/generated/client';
import type { NameBook, Ref } from '../names/name-book';

/** The people an approval names, for looking them up. */
export function refsOfApproval(
  approval: Pick<Approval, 'reviewerId' | 'nextInLineId' | 'decidedById'>,
): Ref[] {
  return [approval.reviewerId, approval.nextInLineId, approval.decidedById].flatMap((id) =>
    id === null ? [] : [{ type: 'person', id }],
  );
}

export function presentApprovalAnswer(approval: Approval, names: NameBook): ApprovalAnswer {
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
  };
}
