import type { WaitingBudgetChange } from '@/lib/contracts/budgets';
import { diffBudget } from '@/lib/core/budgets/budget-change';
import type { BudgetChange } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';

/** A change that waits, in plain words. */
export function presentWaitingChange(
  change: BudgetChange,
  names: NameBook,
  currency: string,
): WaitingBudgetChange {
  const from = { capMicros: change.fromCapMicros, pacing: change.fromPacing, isArchived: false };
  const to = { capMicros: change.toCapMicros, pacing: change.toPacing, isArchived: change.archives };
  return {
    id: change.id,
    changes: diffBudget(from, to, currency).map(({ direction, sentence }) => ({ direction, sentence })),
    note: change.note,
    proposedBy: names.of('person', change.proposedById),
    createdAt: change.createdAt.toISOString(),
    effectiveAt: change.effectiveAt?.toISOString() ?? null,
  };
}
