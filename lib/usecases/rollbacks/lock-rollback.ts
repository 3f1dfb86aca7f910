import { AppError } from '@/lib/core/shared/app-error';
import type { Rollback } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/** Holds a rollback's row until the transaction ends. @throws AppError `not_found`, for foreign ids too. */
export async function lockRollback(tx: Tx, workspaceId: string, rollbackId: string): Promise<Rollback> {
  await tx.$queryRaw`SELECT id FROM rollbacks WHERE id = ${rollbackId} AND workspace_id = ${workspaceId} FOR UPDATE`;
  const rollback = await tx.rollback.findUnique({
    where: { id_workspaceId: { id: rollbackId, workspaceId } },
  });
  if (!rollback) throw new AppError('not_found', { detail: 'There is no such rollback.' });
  return rollback;
}
