import { approversNeeded, needsPassword } from '@/lib/core/approvals/approval-rules';
import { consequenceOf } from '@/lib/core/approvals/consequence';
import { queueAt, weightOf } from '@/lib/core/approvals/queue-order';
import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Finding } from '@/lib/core/gate/finding';
import type { Action, Approval } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { notifyOfApproval } from '@/lib/db/repositories/notifications';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requesterOf } from './actors';
import { chooseReviewer } from './choose-reviewer';
import { whyIrreversible } from './compensation';
import { hashAction } from './hash-action';
import { recordableFindings } from './recordable';
import { findSealersOfDecision, personOf, sealFindings, storedPayload } from './seal-action';

/** How much hangs on the answer: an action that nothing can take back weighs most. */
const weigh = (action: Action, facts: Facts): number =>
  weightOf(consequenceOf(action, facts), whyIrreversible(action) === null);

/** How many have to approve it, and how sure we have to be who they are. Without a policy: as many as can be asked for. */
function requirementsOf(action: Action, facts: Facts): { needed: number; needsPassword: boolean } {
  if (isUnknown(facts.policy)) return { needed: 2, needsPassword: true };
  const rules = facts.policy.body.approvals;
  const consequence = consequenceOf(action, facts);
  return { needed: approversNeeded(rules, consequence), needsPassword: needsPassword(rules, consequence) };
}

/**
 * What to tell the people who are asked again, where what an approval was asked for has become so large meanwhile that it takes more than
 * it took then; null where it does not.
 */
export function takesMore(approval: Approval, action: Action, facts: Facts): string | null {
  const { needed, needsPassword: password } = requirementsOf(action, facts);
  if (needed > approval.needed) return `It has become larger since: it takes ${needed} people now.`;
  return password && !approval.needsPassword
    ? 'It has become larger since: it takes the password of whoever approves it now.'
    : null;
}

/** Writes the approval row that the action now waits for: bound to its hash and to the findings shown, with a named reviewer. */
export async function askPerson(
  tx: Tx,
  action: Action,
  findings: readonly Finding[],
  facts: Facts,
  askedAgainBecause: string | null = null,
): Promise<string> {
  const { reviewerId, nextInLineId, deadlineMinutes } = await chooseReviewer(tx, action, findings, facts);
  const at = now();
  const deadlineAt = new Date(at.getTime() + deadlineMinutes * 60_000);
  const latest = new Date(at.getTime() + 2 * deadlineMinutes * 60_000);
  const id = newId('apr');
  const shown = sealFindings(findings, await findSealersOfDecision(tx, action, facts));
  await tx.approval.create({
    data: {
      id,
      workspaceId: action.workspaceId,
      actionId: action.id,
      actionHash: action.hash,
      reviewCycle: action.reviewCycle,
      findings: toJson(shown),
      requesterId: action.requesterId,
      status: 'pending',
      reviewerId,
      nextInLineId,
      deadlineAt,
      queueAt: queueAt(deadlineAt, weigh(action, facts)),
      expiresAt: latest < action.expiresAt ? latest : action.expiresAt,
      ...requirementsOf(action, facts),
      askedAgainBecause,
      createdAt: at,
    },
    select: { id: true },
  });
  await appendAuditEntry(tx, {
    workspaceId: action.workspaceId,
    actor: await requesterOf(tx, action),
    verb: 'approvals.requested',
    subject: { type: 'approval', id },
    runId: action.runId,
    actionId: action.id,
    person: personOf(action),
    detail: {
      approvalId: id,
      actionHash: action.hash,
      reviewCycle: action.reviewCycle,
      reviewerId,
      nextInLineId,
      deadlineAt: deadlineAt.toISOString(),
      findings: recordableFindings(shown),
    },
  });
  await notifyOfApproval(tx, {
    workspaceId: action.workspaceId,
    approvalId: id,
    reviewerId,
    reason: 'asked',
  });
  return id;
}

/**
 * Voids the pending or granted answer of the present cycle and opens the next one: the hash changes with it. `resolved` is whom an
 * audience comes to now, where that is no longer whom it came to.
 */
export async function askAgain(
  tx: Tx,
  action: Action,
  findings: readonly Finding[],
  facts: Facts,
  why: string,
  resolved: readonly string[] | null = null,
): Promise<string> {
  const current = await tx.approval.findUnique({
    where: { actionId_reviewCycle: { actionId: action.id, reviewCycle: action.reviewCycle } },
  });
  if (current) {
    await tx.approval.update({ where: { id: current.id }, data: { status: 'superseded' } });
    await appendAuditEntry(tx, {
      workspaceId: action.workspaceId,
      actor: { type: 'system', id: 'gateway' },
      verb: 'approvals.superseded',
      subject: { type: 'approval', id: current.id },
      runId: action.runId,
      actionId: action.id,
      detail: { approvalId: current.id, why },
    });
  }
  const reviewCycle = action.reviewCycle + 1;
  const members = resolved ? [...resolved] : action.members;
  const policyId = isUnknown(facts.policy) ? null : facts.policy.id;
  const changed = { reviewCycle, members, policyId };
  const payload = await storedPayload(tx, action.id);
  const next = { ...action, ...changed, ...hashAction({ ...action, ...changed, payload }) };
  await tx.action.update({
    where: { id: action.id },
    data: { ...changed, hash: next.hash, canonical: next.canonical, updatedAt: now() },
  });
  return askPerson(tx, next, findings, facts, why);
}
