import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

/** Nobody needs to look at it any more, for a reason. @throws AppError `not_found`, `conflict` where it is not open. */
export function dismissSurge(request: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  surgeId: string;
  reason: string;
}): Promise<{ id: string }> {
  const { workspaceId, actor, surgeId, reason } = request;
  return inTransaction(async (tx) => {
    const surge = await tx.surge.findUnique({ where: { id_workspaceId: { id: surgeId, workspaceId } } });
    if (!surge) throw new AppError('not_found', { detail: 'There is no such surge.' });
    const { count } = await tx.surge.updateMany({
      where: { id: surgeId, workspaceId, status: 'open' },
      data: { status: 'dismissed', reason, decidedById: actor.id, decidedAt: now() },
    });
    if (count === 0)
      throw new AppError('conflict', { detail: 'Somebody has dealt with this surge already.' });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'account', id: surge.accountId },
      verb: 'signals.surge_dismissed',
      detail: { surgeId, reason },
    });
    return { id: surgeId };
  });
}
