import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import type { Action } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { gatewayActor } from './actors';
import { closingEntry, planCarriedOut, standAgain } from './compensation';
import { moveAction } from './decide-action';
import { letGo } from './hold';
import { lockAction } from './lock-action';
import { namesOfFields } from './recordable';
import { personOf } from './seal-action';

/** So ended, a compensation has put nothing back, or what it put back was undone again. */
const cameToNothing: readonly ActionStatus[] = [
  'failed',
  'cancelled',
  'denied',
  'rejected',
  'expired',
  'superseded',
  'rolled_back',
];
const cameToAnEnd: readonly ActionStatus[] = [...cameToNothing, 'accepted', 'observed', 'rollback_conflict'];

/**
 * What a compensation's late outcome means for the action it takes back: done, it is rolled back; failed, it stands as it did.
 * For outcomes found out by reconciling; `compensateAction` closes its own.
 */
export async function closeCompensated(tx: Tx, compensation: Action, status: ActionStatus): Promise<void> {
  if (!compensation.compensatesId || status === 'needs_person') return;
  const original = await lockAction(tx, compensation.workspaceId, compensation.compensatesId);
  if (original.status !== 'rolling_back') return;
  const executions = await tx.execution.findMany({
    where: { workspaceId: original.workspaceId, actionId: { in: [original.id, compensation.id] } },
    select: { actionId: true, status: true, checkpoint: true, intended: true },
  });
  const wasSeen = executions.some((each) => each.actionId === original.id && each.status === 'observed');
  if (cameToNothing.includes(status)) return moveAction(tx, original, wasSeen ? 'observed' : 'accepted');
  const statesOf = (id: string) => {
    const { checkpoint, intended } = executions.find(({ actionId }) => actionId === id) ?? {};
    return {
      checkpoint: outsideStateSchema.parse(checkpoint ?? {}),
      intended: outsideStateSchema.parse(intended ?? {}),
    };
  };
  const plan = planCarriedOut(statesOf(original.id), statesOf(compensation.id));
  const closed = plan.verdict === 'conflict' ? 'rollback_conflict' : 'rolled_back';
  await moveAction(tx, original, closed);
  await standAgain(tx, original, plan);
  await appendAuditEntry(tx, {
    workspaceId: original.workspaceId,
    actor: gatewayActor,
    subject: { type: 'action', id: original.id },
    runId: original.runId,
    actionId: original.id,
    person: personOf(original),
    ...closingEntry(compensation.id, plan, await namesOfFields(tx, original)),
  });
}

/** Closes what is being taken back where the taking back has ended and the process that was to write so has died in between. */
export async function closeTakenBack({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<void> {
  await inTransaction(async (tx) => {
    await lockAction(tx, workspaceId, actionId);
    const compensation = await tx.action.findFirst({
      where: { workspaceId, compensatesId: actionId },
      orderBy: { id: 'desc' },
    });
    if (compensation && cameToAnEnd.includes(compensation.status))
      await closeCompensated(tx, compensation, compensation.status);
  });
}

/** A compensation whose process died before its claim: nothing was done, so it is cancelled and can be asked for again. */
export async function cancelCompensation({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<void> {
  await inTransaction(async (tx) => {
    const action = await lockAction(tx, workspaceId, actionId);
    if (action.status !== 'cleared' || !action.compensatesId) return;
    await moveAction(tx, action, 'cancelled');
    await letGo(tx, action, 'release');
    await appendAuditEntry(tx, {
      workspaceId,
      actor: gatewayActor,
      verb: 'actions.cancelled',
      subject: { type: 'action', id: action.id },
      runId: action.runId,
      actionId: action.id,
      detail: { why: 'Taking back was interrupted before anything was done.' },
    });
    await closeCompensated(tx, action, 'cancelled');
  });
}
