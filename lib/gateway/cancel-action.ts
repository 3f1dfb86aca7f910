import type { Actor } from '@/lib/core/access/actor';
import { type ActionStatus, canMove } from '@/lib/core/actions/status';
import type { Action } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { moveAction } from './decide-action';
import { letGo } from './hold';
import { lockAction } from './lock-action';

/**
 * Takes an action out of the way that has not been claimed: what it held is released, an open question about it is withdrawn.
 * One that was claimed, or is over, stays as it is. @returns what it is now.
 */
export async function cancelAction(
  tx: Tx,
  ref: { workspaceId: string; actionId: string },
  by: { actor: Actor; why: string },
): Promise<{ cancelled: boolean; status: ActionStatus }> {
  const action = await lockAction(tx, ref.workspaceId, ref.actionId);
  if (!canMove(action.status, 'cancelled')) return { cancelled: false, status: action.status };
  await withdrawQuestion(tx, action, by);
  await moveAction(tx, action, 'cancelled');
  await letGo(tx, action, 'release');
  await appendAuditEntry(tx, {
    workspaceId: action.workspaceId,
    actor: by.actor,
    verb: 'actions.cancelled',
    subject: { type: 'action', id: action.id },
    runId: action.runId,
    actionId: action.id,
    detail: { why: by.why },
  });
  return { cancelled: true, status: 'cancelled' };
}

/** The same for an action that another one takes the place of. The caller holds its row. @throws when it does not wait for a person. */
export async function supersedeAction(
  tx: Tx,
  action: Action,
  by: { actor: Actor; why: string },
): Promise<void> {
  await withdrawQuestion(tx, action, by);
  await moveAction(tx, action, 'superseded');
  await letGo(tx, action, 'release');
}

async function withdrawQuestion(tx: Tx, action: Action, by: { actor: Actor; why: string }): Promise<void> {
  const asked = await tx.approval.findMany({
    where: { workspaceId: action.workspaceId, actionId: action.id, status: 'pending' },
    select: { id: true },
  });
  for (const { id } of asked) {
    await tx.approval.update({ where: { id, status: 'pending' }, data: { status: 'superseded' } });
    await appendAuditEntry(tx, {
      workspaceId: action.workspaceId,
      actor: by.actor,
      verb: 'approvals.superseded',
      subject: { type: 'approval', id },
      runId: action.runId,
      actionId: action.id,
      detail: { approvalId: id, why: by.why },
    });
  }
}
