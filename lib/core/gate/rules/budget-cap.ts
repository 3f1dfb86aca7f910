import type { BudgetFact } from '../../budgets/budget-fact';
import { formatAmount } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { currencyOf } from '../measure-change';
import { deny, type Rule, unreadable } from '../rule';

const id = 'budget.cap';

/** Every cap that covers the action must have room for its worst case; also when it takes another action back. */
export const budgetCap: Rule = {
  id,
  check(input) {
    const { budgets } = input.facts;
    if (isUnknown(budgets))
      return [unreadable(id, 'whether the budgets have room for this', budgets.unknown)];
    return budgets.flatMap((budget) => capFinding(budget, currencyOf(input)));
  },
};

function capFinding(budget: BudgetFact, currency: string | null): Finding[] {
  const needed = BigInt(budget.neededMicros);
  const cap = BigInt(budget.capMicros);
  const taken = BigInt(budget.committedMicros) + BigInt(budget.reservedMicros);
  if (needed <= 0n || taken + needed <= cap) return [];
  const left = cap > taken ? cap - taken : 0n;
  return [
    deny(
      id,
      `The budget “${budget.name}” has ${formatAmount(left, currency)} left of ${formatAmount(cap, currency)} ${budget.period === 'day' ? 'today' : `this ${budget.period}`}; this needs up to ${formatAmount(needed, currency)}.`,
      {
        measure: budget.windowId,
        value: (taken + needed).toString(),
        limit: cap.toString(),
        worse: 'higher',
        budgetId: budget.budgetId,
        committedMicros: budget.committedMicros,
        reservedMicros: budget.reservedMicros,
        neededMicros: budget.neededMicros,
      },
      'A smaller step can be proposed; an admin can raise the cap of the budget, or it can wait for the next window.',
    ),
  ];
}
