import { formatAmount } from '../../shared/format-figures';
import { currencyOf, measureAddedSpend } from '../measure-change';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.daily-spend';
const question = 'how much spend the agent has added today';

/** What all actions of a day add together; an action that adds nothing is never held up by what others added. */
export const scopeDailySpend = scopeRule(id, question, (scope, input) => {
  const { requester } = input.facts;
  if (scope.maxAddedSpendPerDayMicros === null || requester.type !== 'agent') return [];
  const added = measureAddedSpend(input);
  if (typeof added !== 'bigint') return [unreadable(id, question, added.unknown)];
  if (added <= 0n) return [];
  const before = BigInt(requester.today.addedSpendMicros);
  const limit = BigInt(scope.maxAddedSpendPerDayMicros);
  if (before + added <= limit) return [];
  const currency = currencyOf(input);
  return [
    deny(
      id,
      `With this the agent would have added ${formatAmount(before + added, currency)} of daily spend today; it may add ${formatAmount(limit, currency)} in a day.`,
      { value: (before + added).toString(), limit: limit.toString(), worse: 'higher' },
      'A smaller step can be proposed, or the same one tomorrow; an admin can raise the limit in the scope, and a second admin confirms it.',
    ),
  ];
});
