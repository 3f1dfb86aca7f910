import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/** Changes a cap from now on. A cap below what is already committed is kept as it is and blocks what comes next. */
export function setBudgetCap(input: {
  workspaceId: string;
  actor: Actor;
  budgetId: string;
  capMicros: bigint;
}): Promise<{ capMicros: string }> {
  const { workspaceId, actor, budgetId, capMicros } = input;
  return inTransaction(async (tx) => {
    const budget = await tx.budget.findUnique({ where: { id_workspaceId: { id: budgetId, workspaceId } } });
    if (!budget) throw new AppError('not_found', { detail: 'There is no such budget.' });
    if (capMicros < 0n)
      throw new AppError('invalid_request', {
        detail: 'A cap can’t be negative.',
        invalidParams: [{ in: 'body', name: 'capMicros', reason: 'must be 0 or more' }],
      });
    if (capMicros !== budget.capMicros) {
      await tx.budget.update({ where: { id: budgetId }, data: { capMicros } });
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'budgets.cap_changed',
        subject: { type: 'budget', id: budgetId },
        detail: { fromMicros: budget.capMicros.toString(), toMicros: capMicros.toString() },
      });
    }
    return { capMicros: capMicros.toString() };
  });
}
