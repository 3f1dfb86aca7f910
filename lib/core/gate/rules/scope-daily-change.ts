import { formatAmount, formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { currencyOf, measureDrift } from '../measure-change';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.daily-change';
const question = 'how far this has been moved today';

/** However many small steps it takes: the change is measured since the start of the day. */
export const scopeDailyChange = scopeRule(id, question, ({ maxRelativeChangePerDay: limit }, input) => {
  if (limit === null) return [];
  const drift = measureDrift(input, 'dayStart');
  if (drift === null) return [];
  if (isUnknown(drift)) return [unreadable(id, question, drift.unknown)];
  const { share, anchorMicros, toMicros, name } = drift;
  if (share !== null && share <= limit) return [];
  const currency = currencyOf(input);
  const size = share === null ? 'from nothing' : `by ${formatShare(share)}`;
  return [
    deny(
      id,
      `With this the ${name} would have moved ${size} since the start of the day (${formatAmount(anchorMicros, currency)} to ${formatAmount(toMicros, currency)}); the agent may move it by at most ${formatShare(limit)}.`,
      {
        ...(share === null ? {} : { value: share }),
        limit,
        worse: 'higher',
        anchorMicros: anchorMicros.toString(),
        toMicros: toMicros.toString(),
      },
      'The rest can be proposed tomorrow; an admin can raise the limit in the scope, and a second admin confirms it.',
    ),
  ];
});
