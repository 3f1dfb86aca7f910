import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import type { FactChange } from './approve-fact';

/**
 * A fact that may no longer be claimed: what waits for approval with it is refused at its claim. What is on a page already stays there until
 * it is taken off. @throws AppError `not_found`; `conflict` where somebody withdrew it before.
 */
export function withdrawFact({
  workspaceId,
  actor,
  factId,
  why,
}: FactChange & { factId: string; why: string }): Promise<{ id: string }> {
  return inTransaction(async (tx) => {
    const { count } = await tx.approvedFact.updateMany({
      where: { id: factId, workspaceId, withdrawnAt: null },
      data: { withdrawnAt: now(), withdrawnById: actor.id, withdrawnWhy: why },
    });
    if (count === 0) {
      const known = await tx.approvedFact.count({ where: { id: factId, workspaceId } });
      throw known === 0
        ? new AppError('not_found', { detail: 'There is no such fact.' })
        : new AppError('conflict', { detail: 'This fact was withdrawn already.' });
    }
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      subject: { type: 'fact', id: factId },
      verb: 'facts.withdrawn',
      detail: { why },
    });
    return { id: factId };
  });
}
