import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import type { RollbackStatus } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { requirePermission } from '../changes/require-permission';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { lockRollback } from './lock-rollback';

const steps = {
  start: { from: ['planned', 'paused'], to: 'running', verb: 'rollbacks.started' },
  pause: { from: ['running'], to: 'paused', verb: 'rollbacks.paused' },
  cancel: { from: ['planning', 'planned', 'paused'], to: 'cancelled', verb: 'rollbacks.cancelled' },
} as const satisfies Record<
  string,
  { from: readonly RollbackStatus[]; to: RollbackStatus; verb: `rollbacks.${string}` }
>;
export type RollbackStep = keyof typeof steps;

/**
 * Starts, pauses, goes on with or cancels a rollback. What is being sent at this moment is finished; what is done stays done. A step
 * that has been taken already changes nothing.
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is in no state for it.
 */
export async function steerRollback({
  workspaceId,
  actor,
  rollbackId,
  step,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  rollbackId: string;
  step: RollbackStep;
}): Promise<{ status: RollbackStatus }> {
  const { from, to, verb } = steps[step];
  const result = await inTransaction(async (tx) => {
    const refusal = 'Your role does not let you take actions back.';
    await requirePermission(tx, workspaceId, actor.id, ['actions.undo'], refusal);
    const { status } = await lockRollback(tx, workspaceId, rollbackId);
    if (status === to) return { status };
    if (!from.some((each) => each === status))
      throw new AppError('conflict', {
        detail: `This rollback is ${status}.`,
        remedy: 'Reload to see how far it is.',
      });
    const at = now();
    await tx.rollback.update({
      where: { id: rollbackId },
      data: {
        status: to,
        error: null,
        ...(to === 'running' && status === 'planned' ? { startedAt: at } : {}),
        ...(to === 'cancelled' ? { finishedAt: at } : {}),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb,
      subject: { type: 'rollback', id: rollbackId },
      detail: { rollbackId },
    });
    if (to === 'running')
      await enqueueEvent(tx, { workspaceId, name: 'rollback/started', data: { workspaceId, rollbackId } });
    return { status: to };
  });
  await sendOutboxEvents();
  return result;
}
