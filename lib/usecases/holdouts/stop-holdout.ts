import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import type { HoldoutChange } from './start-holdout';

/**
 * Stops a holdout: nobody is held out by it from the commit on. Units met keep counting until their days are over. Stopping it again changes
 * nothing. @throws AppError `not_found`.
 */
export function stopHoldout({
  workspaceId,
  actor,
  holdoutId,
  reason,
}: HoldoutChange & { holdoutId: string; reason: string }): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const holdout = await tx.holdout.findUnique({
      where: { id_workspaceId: { id: holdoutId, workspaceId } },
      select: { id: true },
    });
    if (!holdout) throw new AppError('not_found', { detail: 'There is no such holdout.' });
    await stopIn(tx, { workspaceId, actor, holdoutId, reason });
    return { id: holdoutId };
  });
}

/** Stops what is running and says so in the record. `reason` null: it ended by itself. */
export async function stopIn(
  tx: Tx,
  of: { workspaceId: string; actor: Actor; holdoutId: string; reason: string | null },
): Promise<void> {
  const { workspaceId, actor, holdoutId, reason } = of;
  const { count } = await tx.holdout.updateMany({
    where: { id: holdoutId, workspaceId, status: 'running' },
    data: {
      status: 'stopped',
      stoppedAt: now(),
      stoppedById: actor.type === 'person' ? actor.id : null,
      stopReason: reason,
    },
  });
  if (count === 0) return;
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    subject: { type: 'holdout', id: holdoutId },
    verb: 'holdouts.stopped',
    detail: { reason },
  });
}
