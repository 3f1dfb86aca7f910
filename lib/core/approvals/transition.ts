export type ApprovalStatus = 'pending' | 'granted' | 'rejected' | 'expired' | 'superseded';

/** The part of an approval that its transitions need. People and agents are named by id. */
export type ApprovalState = {
  status: ApprovalStatus;
  actionHash: string;
  reviewCycle: number;
  requesterId: string;
  reviewerId: string;
  nextInLineId: string | null;
  deadlineAt: Date;
  escalatedAt: Date | null;
  expiresAt: Date;
  /** How many people have to say yes, and who has. */
  needed: number;
  voterIds: readonly string[];
  /** Whether a yes counts only with the password given again. */
  needsPassword: boolean;
};

export type ApprovalAnswer = {
  by: string;
  at: Date;
  answer: 'granted' | 'rejected';
  reason: string | null;
  /** Whether the person gave their password with this answer, and it was right. */
  withPassword: boolean;
};
export type AnsweredApproval = {
  status: 'granted' | 'rejected';
  decidedById: string;
  decidedAt: Date;
  reason: string | null;
};
export type ApprovalRefusal =
  | 'not_pending'
  | 'expired'
  | 'own_request'
  | 'reason_missing'
  | 'password_required'
  | 'voted_already';

/**
 * The fields an answer sets (null: it counts, and `left` more people have to say yes), or why it can't be given. Whether the person may
 * decide at all is asked before. One no is enough.
 */
export function decideApproval(
  state: ApprovalState,
  { by, at, answer, reason, withPassword }: ApprovalAnswer,
):
  | { ok: true; approval: AnsweredApproval | null; left: number }
  | { ok: false; refusal: ApprovalRefusal; message: string } {
  const refuse = (refusal: ApprovalRefusal, message: string) => ({ ok: false, refusal, message }) as const;
  if (state.status !== 'pending') return refuse('not_pending', `This approval is already ${state.status}.`);
  // Written so that a moment that is not a number counts as too late.
  if (!(at.getTime() < state.expiresAt.getTime())) {
    return refuse('expired', 'This approval has expired: the action has to be proposed again.');
  }
  if (by === state.requesterId) {
    return refuse('own_request', 'Nobody decides what they requested: another person has to.');
  }
  const said = reason?.trim() || null;
  if (answer === 'rejected' && said === null) {
    return refuse('reason_missing', 'A rejection needs a reason: it is what the agent is measured by.');
  }
  const approval = { status: answer, decidedById: by, decidedAt: at, reason: said };
  if (answer === 'rejected') return { ok: true, approval, left: 0 };
  if (state.needsPassword && !withPassword)
    return refuse('password_required', 'Approving this takes your password once more.');
  if (state.voterIds.includes(by))
    return refuse('voted_already', 'You have approved this already: it takes another person as well.');
  const left = state.needed - state.voterIds.length - 1;
  return { ok: true, approval: left > 0 ? null : approval, left: Math.max(0, left) };
}

export type ApprovalStep =
  | { step: 'wait'; until: Date }
  | { step: 'escalate'; reviewerId: string; escalatedAt: Date; deadlineAt: Date }
  | { step: 'expire' }
  | { step: 'settled' };

/**
 * What time has made of an approval: wait until the next deadline, pass it to the next in line (once; it then waits until
 * it expires), or expire. Without a next in line the reviewer keeps it until it expires. `settled` when it isn't pending.
 */
export function advanceApproval(
  state: Pick<ApprovalState, 'status' | 'expiresAt' | 'deadlineAt' | 'nextInLineId' | 'escalatedAt'>,
  now: Date,
): ApprovalStep {
  const { expiresAt, deadlineAt, nextInLineId, escalatedAt } = state;
  if (state.status !== 'pending') return { step: 'settled' };
  if (!(now.getTime() < expiresAt.getTime())) return { step: 'expire' };
  if (nextInLineId === null || escalatedAt !== null) return { step: 'wait', until: expiresAt };
  if (now.getTime() < deadlineAt.getTime()) {
    return { step: 'wait', until: earlier(deadlineAt, expiresAt) };
  }
  return { step: 'escalate', reviewerId: nextInLineId, escalatedAt: now, deadlineAt: expiresAt };
}

/** Deadlines of a new approval: the minutes for the reviewer, the same again for the next in line, never past the action's own expiry. */
export function approvalDeadlines(
  openedAt: Date,
  deadlineMinutes: number,
  actionExpiresAt: Date,
): { deadlineAt: Date; expiresAt: Date } {
  const after = (minutes: number) => new Date(openedAt.getTime() + minutes * 60_000);
  const expiresAt = earlier(after(2 * deadlineMinutes), actionExpiresAt);
  return { deadlineAt: earlier(after(deadlineMinutes), expiresAt), expiresAt };
}

const earlier = (a: Date, b: Date): Date => (a.getTime() <= b.getTime() ? a : b);

/** Whether a granted approval is for this very content, in this review cycle. */
export const boundTo = (
  approval: Pick<ApprovalState, 'status' | 'actionHash' | 'reviewCycle'>,
  action: { hash: string; reviewCycle: number },
): boolean =>
  approval.status === 'granted' &&
  approval.actionHash === action.hash &&
  approval.reviewCycle === action.reviewCycle;
