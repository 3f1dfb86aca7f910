import type { BudgetFact } from '../../budgets/budget-fact';
import { perDayPart } from '../../budgets/per-day-part';
import { longestWindowDays } from '../../budgets/window';
import { formatAmount } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { currencyOf } from '../measure-change';
import { deny, type Rule } from '../rule';

const id = 'budget.next-window';

/**
 * What is set to be spent a day goes on when a window ends: late in a month there is room for a daily budget that the whole of the
 * next month has none for. Putting back what was before is not held to it. What can't be read, the cap refuses.
 */
export const budgetNextWindow: Rule = {
  id,
  check(input) {
    const { budgets } = input.facts;
    if (isUnknown(budgets) || input.action.compensatesId !== null) return [];
    return budgets.flatMap((budget) => findingOf(budget, currencyOf(input)));
  },
};

function findingOf(budget: BudgetFact, currency: string | null): Finding[] {
  const { period, perDayMicros, committedMicros, neededMicros, reservedMicros, daysLeft } = budget;
  if (period === 'day' || perDayMicros === null || BigInt(neededMicros) <= 0n) return [];
  const cap = BigInt(budget.capMicros);
  // What has no room in the present window is refused for that.
  if (BigInt(committedMicros) + BigInt(reservedMicros) + BigInt(neededMicros) > cap) return [];
  const perDay =
    BigInt(perDayMicros) +
    perDayPart(BigInt(reservedMicros), daysLeft) +
    perDayPart(BigInt(neededMicros), daysLeft);
  const days = longestWindowDays(period);
  const whole = perDay * BigInt(days);
  if (whole <= cap) return [];
  return [
    deny(
      id,
      `With this, ${formatAmount(perDay, currency)} a day would go on after this ${period}: up to ${formatAmount(whole, currency)} in ${days} days, where the budget “${budget.name}” allows ${formatAmount(cap, currency)} a ${period}.`,
      {
        measure: budget.windowId,
        value: whole.toString(),
        limit: cap.toString(),
        worse: 'higher',
        budgetId: budget.budgetId,
        perDayMicros,
        neededMicros,
      },
      'A smaller step can be proposed, or an admin can raise the cap of the budget.',
    ),
  ];
}
