import { AppError } from '@/lib/core/shared/app-error';
import type { Budget } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/** Locks a budget against other changes of it and reads it. @throws AppError `not_found`, also for an archived one. */
export async function lockBudget(tx: Tx, workspaceId: string, budgetId: string): Promise<Budget> {
  await tx.$queryRaw`SELECT id FROM budgets WHERE id = ${budgetId} AND workspace_id = ${workspaceId} FOR NO KEY UPDATE`;
  const budget = await tx.budget.findUnique({ where: { id_workspaceId: { id: budgetId, workspaceId } } });
  if (!budget || budget.archivedAt) throw new AppError('not_found', { detail: 'There is no such budget.' });
  return budget;
}
