import type { BudgetFact } from '../../budgets/budget-fact';
import { measurePace } from '../../budgets/pace';
import { formatAmount, formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { currencyOf } from '../measure-change';
import { escalate, type Rule } from '../rule';

const id = 'budget.pacing';

/** A budget that is to be spent evenly asks when spend would run ahead of its days. What can't be read, the cap refuses. */
export const budgetPacing: Rule = {
  id,
  check(input) {
    const { budgets } = input.facts;
    if (isUnknown(budgets) || input.action.compensatesId !== null) return [];
    return budgets.flatMap((budget) => paceFinding(budget, currencyOf(input)));
  },
};

function paceFinding(budget: BudgetFact, currency: string | null): Finding[] {
  if (budget.pacing === 'none' || BigInt(budget.neededMicros) <= 0n) return [];
  const { byTonightMicros, share, limit } = measurePace(budget);
  if (share <= limit) return [];
  const cap = formatAmount(budget.capMicros, currency);
  return [
    escalate(
      id,
      `The budget “${budget.name}” is to be spent evenly: with this, ${formatAmount(byTonightMicros, currency)} of ${cap} (${formatShare(share)}) would be spent by tonight, with ${formatShare(budget.elapsedShare)} of the ${budget.period} begun.`,
      { measure: budget.windowId, value: share, limit, worse: 'higher', budgetId: budget.budgetId },
      'The reviewer can approve or reject it; it can be proposed again later in the window.',
    ),
  ];
}
