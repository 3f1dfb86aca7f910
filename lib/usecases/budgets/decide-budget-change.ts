import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import type { Budget, BudgetChange } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { requireIndependence } from '../changes/require-independence';
import { requirePermission } from '../changes/require-permission';
import { lockBudget } from './lock-budget';
import { putIntoForce } from './put-into-force';

/** Locks the budget, then reads its change. @throws AppError `not_found`, `conflict` when it does not wait any more. */
export async function lockWaitingChange(
  tx: Tx,
  workspaceId: string,
  changeId: string,
): Promise<{ budget: Budget; change: BudgetChange }> {
  const where = { id_workspaceId: { id: changeId, workspaceId } };
  const known = await tx.budgetChange.findUnique({ where, select: { budgetId: true } });
  if (!known) throw new AppError('not_found', { detail: 'There is no such change.' });
  const budget = await lockBudget(tx, workspaceId, known.budgetId);
  const change = await tx.budgetChange.findUniqueOrThrow({ where });
  if (change.status !== 'proposed')
    throw new AppError('conflict', {
      detail: `This change is already ${change.status}.`,
      remedy: 'Reload to see the budget in force.',
    });
  return { budget, change };
}

/**
 * The answer to a change that waits. Confirming takes a second person who may change budgets; rejecting anybody who may change
 * budgets or stop the agents, whoever asked for it included.
 * @throws AppError `not_found`, `forbidden`, `second_person_required` (own change), `conflict` (already decided).
 */
export function decideBudgetChange(input: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  changeId: string;
  answer: 'confirm' | 'reject';
  reason: string | null;
}): Promise<{ status: 'active' | 'rejected' }> {
  const { workspaceId, actor, changeId } = input;
  return inTransaction(async (tx) => {
    const { budget, change } = await lockWaitingChange(tx, workspaceId, changeId);
    const decided = { decidedById: actor.id, decidedAt: now() };
    if (input.answer === 'reject') {
      await requirePermission(
        tx,
        workspaceId,
        actor.id,
        ['budgets.edit', 'workspace.stop'],
        'Only who may change budgets or stop the agents can reject this.',
      );
      await tx.budgetChange.update({
        where: { id: changeId },
        data: { ...decided, status: 'rejected', note: input.reason ?? change.note },
      });
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'budgets.change_rejected',
        subject: { type: 'budget', id: budget.id },
        detail: { changeId },
      });
      return { status: 'rejected' };
    }
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['budgets.edit'],
      'Only who may change budgets can confirm this.',
    );
    if (change.proposedById === actor.id)
      throw new AppError('second_person_required', {
        detail: 'Giving a budget more room needs a second person: nobody confirms what they asked for.',
        remedy: 'Ask somebody else who may change budgets.',
      });
    await requireIndependence(tx, workspaceId, {
      proposedById: change.proposedById,
      decidedById: actor.id,
    });
    await tx.budgetChange.update({ where: { id: changeId }, data: { ...decided, status: 'active' } });
    await putIntoForce(tx, budget, change, actor);
    return { status: 'active' };
  });
}
