import { type Facts, isUnknown } from '@/lib/core/gate/facts';
import type { Finding } from '@/lib/core/gate/finding';
import type { Action } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requesterOf } from './actors';
import { hashAction } from './hash-action';

/** Writes the approval row that the action now waits for: bound to its hash and to the findings shown, with a named reviewer. */
export async function askPerson(
  tx: Tx,
  action: Action,
  findings: readonly Finding[],
  facts: Facts,
): Promise<string> {
  const agent =
    action.requesterType === 'agent'
      ? await tx.agent.findUniqueOrThrow({ where: { id: action.requesterId } })
      : null;
  const reviewerId = agent?.ownerId ?? action.requesterId;
  const minutes = isUnknown(facts.policy) ? 60 : facts.policy.body.approvalDeadlineMinutes;
  const at = now();
  const deadlineAt = new Date(at.getTime() + minutes * 60_000);
  const latest = new Date(at.getTime() + 2 * minutes * 60_000);
  const id = newId('apr');
  await tx.approval.create({
    data: {
      id,
      workspaceId: action.workspaceId,
      actionId: action.id,
      actionHash: action.hash,
      reviewCycle: action.reviewCycle,
      findings: toJson(findings),
      requesterId: action.requesterId,
      status: 'pending',
      reviewerId,
      nextInLineId: agent?.deputyId ?? null,
      deadlineAt,
      expiresAt: latest < action.expiresAt ? latest : action.expiresAt,
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
    detail: {
      approvalId: id,
      actionHash: action.hash,
      reviewCycle: action.reviewCycle,
      reviewerId,
      nextInLineId: agent?.deputyId ?? null,
      deadlineAt: deadlineAt.toISOString(),
      findings: findings.map(({ rule, verdict, message }) => ({ rule, verdict, message })),
    },
  });
  return id;
}

/** Voids the pending or granted answer of the present cycle and opens the next one: the hash changes with it. */
export async function askAgain(
  tx: Tx,
  action: Action,
  findings: readonly Finding[],
  facts: Facts,
  why: string,
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
  const next = { ...action, reviewCycle, ...hashAction({ ...action, reviewCycle }) };
  await tx.action.update({
    where: { id: action.id },
    data: { reviewCycle, hash: next.hash, canonical: next.canonical, updatedAt: now() },
  });
  return askPerson(tx, next, findings, facts);
}
