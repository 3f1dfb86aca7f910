import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { gatewayActor } from './actors';
import { moveAction } from './decide-action';
import { letGo } from './hold';
import { lockAction } from './lock-action';
import { releaseEnded } from './reservations';

type Ref = { workspaceId: string; actionId: string };

/**
 * Ends an action that was cleared, or held by a stop, and never carried out before its time was over: whatever became of the run
 * and the platform it waited for, it holds nothing any longer. @returns whether it was ended.
 */
export function expireAction({ workspaceId, actionId }: Ref): Promise<boolean> {
  return inTransaction(async (tx) => {
    const action = await lockAction(tx, workspaceId, actionId);
    const isWaiting = action.status === 'cleared' || action.status === 'held';
    if (!isWaiting || action.compensatesId !== null || action.expiresAt > now()) return false;
    await moveAction(tx, action, 'expired');
    await letGo(tx, action, 'release');
    await appendAuditEntry(tx, {
      workspaceId,
      actor: gatewayActor,
      verb: 'actions.expired',
      subject: { type: 'action', id: action.id },
      runId: action.runId,
      actionId: action.id,
      detail: { expiresAt: action.expiresAt.toISOString() },
    });
    return true;
  });
}

/**
 * Releases what an action holds of windows that are over: nothing can be spent in them, also when nobody ever finds out what became
 * of it. @returns how many reservations.
 */
export function releaseEndedReservations({ workspaceId, actionId }: Ref): Promise<number> {
  return inTransaction(async (tx) => {
    const action = await lockAction(tx, workspaceId, actionId);
    const released = await releaseEnded(tx, actionId);
    if (released > 0)
      await appendAuditEntry(tx, {
        workspaceId,
        actor: gatewayActor,
        verb: 'actions.reservation_ended',
        subject: { type: 'action', id: actionId },
        runId: action.runId,
        actionId,
        detail: { released },
      });
    return released;
  });
}
