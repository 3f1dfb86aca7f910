import type { Actor } from '@/lib/core/access/actor';
import { permissionsOf } from '@/lib/core/access/permissions';
import { decideApproval as answerApproval } from '@/lib/core/approvals/transition';
import { type Finding, findingSchema } from '@/lib/core/gate/finding';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action, Approval } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { clearAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { judgeRejection } from '../outcomes/judge-rejection';
import { lockApproval } from './lock-approval';

export type DecideApprovalInput = {
  workspaceId: string;
  /** From the session alone. */
  actor: Extract<Actor, { type: 'person' }>;
  approvalId: string;
  /** The hash of the action as it was shown: an answer to anything else is refused. */
  actionHash: string;
  answer: 'granted' | 'rejected';
  reason: string | null;
};
export type DecideApprovalResult = {
  status: Approval['status'];
  actionId: string;
  actionStatus: Action['status'];
  nextApprovalId: string | null;
};

/** The role is read again here, in the deciding transaction: a session may be older than a role that was taken away. */
async function assertMayDecide(tx: Tx, workspaceId: string, userId: string): Promise<void> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  if (!membership || membership.disabledAt || !permissionsOf(membership.roles).has('approvals.decide'))
    throw new AppError('forbidden', {
      detail: 'Your role does not let you decide approvals.',
      remedy: 'Ask an admin for the reviewer role.',
    });
}

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

/**
 * Records a person's answer to exactly the action they saw. A grant decides the action again on live facts at once and clears
 * it; the claim decides a third time.
 * @throws AppError `not_found`, `forbidden`, `conflict` (already decided, expired, own request, or changed since it was shown), `invalid`.
 */
export async function decideApproval(input: DecideApprovalInput): Promise<DecideApprovalResult> {
  const { workspaceId, actor, approvalId } = input;
  const result = await inTransaction(async (tx) => {
    await assertMayDecide(tx, workspaceId, actor.id);
    const { approval, action } = await lockApproval(tx, workspaceId, approvalId);
    if (approval.actionHash !== input.actionHash)
      throw new AppError('conflict', {
        detail: 'This is not the action that you were shown.',
        remedy: 'Reload, look at it again, and decide then.',
      });
    if (input.answer === 'granted') assertSignsOff(findingSchema.array().parse(approval.findings), actor.id);
    const answered = answerApproval(approval, {
      by: actor.id,
      at: now(),
      answer: input.answer,
      reason: input.reason,
    });
    if (!answered.ok) {
      if (answered.refusal === 'reason_missing')
        throw new AppError('invalid_request', {
          detail: answered.message,
          invalidParams: [{ in: 'body', name: 'reason', reason: answered.message }],
        });
      throw new AppError('conflict', {
        detail: answered.message,
        remedy: 'Reload to see what became of it.',
      });
    }
    const decided = await tx.approval.update({
      where: { id: approvalId, status: 'pending' },
      data: answered.approval,
    });
    const entry = {
      workspaceId,
      actor,
      subject: { type: 'approval', id: approvalId },
      runId: action.runId,
      actionId: action.id,
    };
    const detail = { approvalId, actionHash: approval.actionHash, reviewCycle: approval.reviewCycle };
    let outcome: { status: Action['status']; approvalId: string | null };
    if (input.answer === 'granted') {
      await appendAuditEntry(tx, { ...entry, verb: 'approvals.granted', detail });
      outcome = await clearAction(tx, action, decided);
    } else {
      await appendAuditEntry(tx, {
        ...entry,
        verb: 'approvals.rejected',
        detail: { ...detail, reason: answered.approval.reason ?? '' },
      });
      await tx.action.update({
        where: { id: action.id, status: 'awaiting_approval' },
        data: { status: 'rejected', updatedAt: now() },
      });
      // Saying no, and why, is a judgement of what the agent wanted: it counts as one.
      await judgeRejection(tx, action, actor, answered.approval.reason ?? '');
      outcome = { status: 'rejected', approvalId };
    }
    await enqueueEvent(tx, { workspaceId, name: 'approval/decided', data: { workspaceId, approvalId } });
    return {
      status: outcome.status === 'awaiting_approval' ? ('superseded' as const) : decided.status,
      actionId: action.id,
      actionStatus: outcome.status,
      nextApprovalId: outcome.status === 'awaiting_approval' ? outcome.approvalId : null,
    };
  });
  await sendOutboxEvents();
  return result;
}
