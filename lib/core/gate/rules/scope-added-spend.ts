import { formatAmount } from '../../shared/format-figures';
import { currencyOf, measureAddedSpend } from '../measure-change';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.added-spend';
const question = 'how much spend this adds and whether the agent may add it';

export const scopeAddedSpend = scopeRule(id, question, (scope, input) => {
  const added = measureAddedSpend(input);
  if (typeof added !== 'bigint') return [unreadable(id, question, added.unknown)];
  const limit = BigInt(scope.maxAddedDailySpendMicros);
  if (added <= 0n || added <= limit) return [];
  const currency = currencyOf(input);
  return [
    deny(
      id,
      `It would add ${formatAmount(added, currency)} of spend per day; the agent may add at most ${formatAmount(limit, currency)} at once.`,
      { value: added.toString(), limit: limit.toString(), worse: 'higher' },
      'A smaller step can be proposed; an admin can raise the limit in the scope, and a second admin confirms it.',
    ),
  ];
});
