import type { Actor } from '@/lib/core/access/actor';
import { type ApprovalRefusal, decideApproval as answerApproval } from '@/lib/core/approvals/transition';
import { type Finding, findingSchema } from '@/lib/core/gate/finding';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action, Approval } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { clearAction, personOf, sealerOfAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { requirePermission } from '../changes/require-permission';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { judgeRejection } from '../outcomes/judge-rejection';
import { confirmPassword } from '../people/confirm-password';
import { lockApproval } from './lock-approval';
import { recordRefusal } from './record-refusal';

export type DecideApprovalInput = {
  workspaceId: string;
  /** From the session alone; whoever is not a person is refused. */
  actor: Actor;
  approvalId: string;
  /** The hash of the action as it was shown: an answer to anything else is refused. */
  actionHash: string;
  answer: 'granted' | 'rejected';
  reason: string | null;
  /** Given once more where what is at stake asks for it. */
  password?: string | null;
};
export type DecideApprovalResult = {
  status: Approval['status'];
  /** How many more people have to say yes. */
  left: number;
  actionId: string;
  actionStatus: Action['status'];
  nextApprovalId: string | null;
};
type Person = Extract<Actor, { type: 'person' }>;

/** Regulated content passes only by the word of somebody who is named for its topic; a rejection is anybody's. */
function assertSignsOff(findings: readonly Finding[], userId: string): void {
  const missing = findings.find(
    ({ rule, verdict, numbers }) =>
      rule === 'brand.regulated-topic' &&
      verdict === 'escalate' &&
      !String(numbers.signOffBy ?? '')
        .split(',')
        .includes(userId),
  );
  if (missing)
    throw new AppError('forbidden', {
      detail: `This speaks of the regulated topic “${missing.numbers.topic}”: only somebody named for it can sign it off.`,
      remedy: 'Leave it to them, or reject it.',
    });
}

function refused(refusal: ApprovalRefusal, detail: string): AppError {
  if (refusal === 'reason_missing')
    return new AppError('invalid_request', {
      detail,
      invalidParams: [{ in: 'body', name: 'reason', reason: detail }],
    });
  if (refusal === 'password_required')
    return new AppError('password_required', {
      detail,
      remedy: 'Send the password that you sign in with along with the answer.',
      invalidParams: [{ in: 'body', name: 'password', reason: 'is missing' }],
    });
  return new AppError('conflict', { detail, remedy: 'Reload to see what became of it.' });
}

/**
 * Records a person's answer to exactly the action they saw. Once enough people have said yes the action is decided again on live
 * facts and cleared; the claim decides a third time. What is refused is recorded as well.
 * @throws AppError `not_found`, `forbidden`, `conflict` (already decided, expired, own request, or changed since it was shown),
 * `invalid_request`, `password_required`, `wrong_password`, `too_many_attempts`.
 */
export async function decideApproval(input: DecideApprovalInput): Promise<DecideApprovalResult> {
  try {
    const { actor, password } = input;
    if (actor.type !== 'person')
      throw new AppError('forbidden', {
        detail: 'Only a person who is signed in can answer an approval.',
        remedy: 'Sign in to the console and answer it there.',
      });
    if (password) await confirmPassword(actor.id, password, 'password');
    const result = await inTransaction((tx) => decide(tx, actor, input));
    await sendOutboxEvents();
    return result;
  } catch (error) {
    if (error instanceof AppError) await recordRefusal(input, error);
    throw error;
  }
}

async function decide(tx: Tx, actor: Person, input: DecideApprovalInput): Promise<DecideApprovalResult> {
  const { workspaceId, approvalId } = input;
  // The role is read again here, in the deciding transaction: a session may be older than a role that was taken away.
  await requirePermission(
    tx,
    workspaceId,
    actor.id,
    ['approvals.decide'],
    'Your role does not let you decide approvals.',
  );
  const { approval, action } = await lockApproval(tx, workspaceId, approvalId);
  if (approval.actionHash !== input.actionHash)
    throw new AppError('conflict', {
      detail: 'This is not the action that you were shown.',
      remedy: 'Reload, look at it again, and decide then.',
    });
  if (input.answer === 'granted') assertSignsOff(findingSchema.array().parse(approval.findings), actor.id);
  const answered = answerApproval(
    { ...approval, voterIds: approval.votes.map(({ voterId }) => voterId) },
    {
      by: actor.id,
      at: now(),
      answer: input.answer,
      reason: input.reason,
      withPassword: Boolean(input.password),
    },
  );
  if (!answered.ok) throw refused(answered.refusal, answered.message);
  const said = input.reason?.trim() || null;
  const stored = (await sealerOfAction(action)).text(said);
  const answer = { approval, action, actor, reason: said, stored };
  if (answered.approval?.status === 'rejected') return reject(tx, answer);
  await vote(tx, answer, Boolean(input.password), answered.left);
  if (answered.approval) return grant(tx, answer);
  return {
    status: 'pending',
    left: answered.left,
    actionId: action.id,
    actionStatus: action.status,
    nextApprovalId: null,
  };
}

type Answer = {
  approval: Awaited<ReturnType<typeof lockApproval>>['approval'];
  action: Action;
  actor: Person;
  reason: string | null;
  /** The reason as it is stored: it may name the person whom the action is about. */
  stored: string | null;
};

const entryOf = ({ approval, action, actor }: Answer) => ({
  workspaceId: action.workspaceId,
  actor,
  subject: { type: 'approval', id: approval.id },
  runId: action.runId,
  actionId: action.id,
  person: personOf(action),
});
const boundTo = ({ id, actionHash, reviewCycle }: Approval) => ({ approvalId: id, actionHash, reviewCycle });

async function vote(tx: Tx, answer: Answer, withPassword: boolean, left: number): Promise<void> {
  const { approval, actor, stored } = answer;
  await tx.approvalVote.create({
    data: {
      workspaceId: approval.workspaceId,
      approvalId: approval.id,
      voterId: actor.id,
      withPassword,
      reason: stored,
      votedAt: now(),
    },
    select: { approvalId: true },
  });
  if (left > 0)
    await appendAuditEntry(tx, {
      ...entryOf(answer),
      verb: 'approvals.voted',
      detail: {
        ...boundTo(approval),
        votes: approval.votes.length + 1,
        needed: approval.needed,
        withPassword,
      },
    });
}

async function grant(tx: Tx, answer: Answer): Promise<DecideApprovalResult> {
  const { approval, action, actor, stored } = answer;
  const { workspaceId, id } = approval;
  const granted = await tx.approval.update({
    where: { id, status: 'pending' },
    data: { status: 'granted', decidedById: actor.id, decidedAt: now(), reason: stored },
    include: { votes: true },
  });
  await appendAuditEntry(tx, { ...entryOf(answer), verb: 'approvals.granted', detail: boundTo(approval) });
  const outcome = await clearAction(tx, action, granted);
  await enqueueEvent(tx, { workspaceId, name: 'approval/decided', data: { workspaceId, approvalId: id } });
  // What a person asked for has no run that waits for the answer.
  if (outcome.status === 'cleared' && action.taskId === null)
    await enqueueEvent(tx, {
      workspaceId,
      name: 'action/cleared',
      data: { workspaceId, actionId: action.id },
    });
  const isAskedAgain = outcome.status === 'awaiting_approval';
  return {
    status: isAskedAgain ? 'superseded' : 'granted',
    left: 0,
    actionId: action.id,
    actionStatus: outcome.status,
    nextApprovalId: isAskedAgain ? outcome.approvalId : null,
  };
}

async function reject(tx: Tx, answer: Answer): Promise<DecideApprovalResult> {
  const { approval, action, actor, reason, stored } = answer;
  const { workspaceId, id } = approval;
  await tx.approval.update({
    where: { id, status: 'pending' },
    data: { status: 'rejected', decidedById: actor.id, decidedAt: now(), reason: stored },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    ...entryOf(answer),
    verb: 'approvals.rejected',
    detail: { ...boundTo(approval), reason: reason ?? '' },
  });
  await tx.action.update({
    where: { id: action.id, status: 'awaiting_approval' },
    data: { status: 'rejected', updatedAt: now() },
    select: { id: true },
  });
  // Saying no, and why, is a judgement of what the agent wanted: it counts as one.
  await judgeRejection(tx, action, actor, reason ?? '');
  await enqueueEvent(tx, { workspaceId, name: 'approval/decided', data: { workspaceId, approvalId: id } });
  return {
    status: 'rejected',
    left: 0,
    actionId: action.id,
    actionStatus: 'rejected',
    nextApprovalId: null,
  };
}
