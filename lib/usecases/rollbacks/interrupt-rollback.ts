import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockRollback } from './lock-rollback';

/**
 * What becomes of a rollback whose workflow gave up: one that could not be planned has failed, and can be asked for again; one that was
 * running is paused, and goes on when a person says so.
 */
export function interruptRollback(workspaceId: string, rollbackId: string, why: string): Promise<void> {
  return inTransaction(async (tx) => {
    const { status } = await lockRollback(tx, workspaceId, rollbackId);
    if (status !== 'planning' && status !== 'running') return;
    const failed = status === 'planning';
    await tx.rollback.update({
      where: { id: rollbackId },
      data: failed ? { status: 'failed', error: why, finishedAt: now() } : { status: 'paused', error: why },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'gateway' },
      verb: failed ? 'rollbacks.cancelled' : 'rollbacks.paused',
      subject: { type: 'rollback', id: rollbackId },
      detail: { rollbackId },
    });
  });
}
