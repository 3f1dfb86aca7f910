import type { RollbackView } from '@/lib/contracts/rollbacks';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { presentRollbacks } from './present-rollback';

/** One rollback with its plan in numbers and how far it is. @throws AppError `not_found`, for foreign ids too. */
export async function readRollback(workspaceId: string, id: string): Promise<RollbackView> {
  const rollback = await db().rollback.findUnique({ where: { id_workspaceId: { id, workspaceId } } });
  const [view] = rollback ? await presentRollbacks(workspaceId, [rollback]) : [];
  if (!view) throw new AppError('not_found', { detail: 'There is no such rollback.' });
  return view;
}
