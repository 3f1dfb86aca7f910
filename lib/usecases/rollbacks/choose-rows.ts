import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import type { ConflictChoice } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { requirePermission } from '../changes/require-permission';
import { lockRollback } from './lock-rollback';

/**
 * Chooses what becomes of values that somebody changed since: for some rows, or as the rule for all that nobody chose for.
 * `overwrite` holds only for the value that was shown: a later edit is a conflict again.
 * @throws AppError `not_found`, `forbidden`, `conflict` once it runs or is over.
 */
export async function chooseRows({
  workspaceId,
  actor,
  rollbackId,
  choice,
  actionIds,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  rollbackId: string;
  choice: ConflictChoice;
  /** Null for the rule. */
  actionIds: string[] | null;
}): Promise<{ chosen: number }> {
  return inTransaction(async (tx) => {
    const refusal = 'Your role does not let you take actions back.';
    await requirePermission(tx, workspaceId, actor.id, ['actions.undo'], refusal);
    const { status } = await lockRollback(tx, workspaceId, rollbackId);
    if (status !== 'planned' && status !== 'paused')
      throw new AppError('conflict', {
        detail: `This rollback is ${status}: nothing more can be chosen.`,
        remedy: status === 'running' ? 'Pause it first.' : 'Plan a new one.',
      });
    let chosen = 0;
    if (actionIds === null)
      await tx.rollback.update({ where: { id: rollbackId }, data: { rule: choice }, select: { id: true } });
    else
      ({ count: chosen } = await tx.rollbackItem.updateMany({
        where: {
          workspaceId,
          rollbackId,
          actionId: { in: actionIds },
          status: 'waiting',
          outlook: 'conflict',
        },
        data: { choice },
      }));
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'rollbacks.chosen',
      subject: { type: 'rollback', id: rollbackId },
      detail: { rollbackId, choice, actionIds },
    });
    return { chosen };
  });
}
