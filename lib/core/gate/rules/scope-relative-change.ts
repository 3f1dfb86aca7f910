import { formatAmount, formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { currencyOf, measureChange } from '../measure-change';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.relative-change';
const question = 'how large the change is and whether the agent may make it';

export const scopeRelativeChange = scopeRule(id, question, (scope, input) => {
  const change = measureChange(input);
  if (change === null) return [];
  if (isUnknown(change)) return [unreadable(id, question, change.unknown)];
  const limit = scope.maxRelativeChange;
  if (change.share !== null && change.share <= limit) return [];
  const currency = currencyOf(input);
  const size = change.share === null ? 'from nothing' : `by ${formatShare(change.share)}`;
  return [
    deny(
      id,
      `It would change the ${change.name} ${size}, from ${formatAmount(change.presentMicros, currency)} to ${formatAmount(change.toMicros, currency)}; the agent may change it by at most ${formatShare(limit)} at once.`,
      {
        ...(change.share === null ? {} : { value: change.share }),
        limit,
        worse: 'higher',
        presentMicros: change.presentMicros.toString(),
        toMicros: change.toMicros.toString(),
      },
      'A smaller step can be proposed; an admin can raise the limit in the scope, and a second admin confirms it.',
    ),
  ];
});
