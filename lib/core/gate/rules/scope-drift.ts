import { formatAmount, formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { currencyOf, measureDrift } from '../measure-change';
import { deny, unreadable } from '../rule';
import { scopeRule } from '../rule-kinds';

const id = 'scope.drift';
const question = 'how far this has been moved in seven days';

/** However many small steps it takes: the change is measured from where it was seven days ago. */
export const scopeDrift = scopeRule(id, question, ({ maxDrift: limit }, input) => {
  if (limit === null) return [];
  const drift = measureDrift(input, 'weekAgo');
  if (drift === null) return [];
  if (isUnknown(drift)) return [unreadable(id, question, drift.unknown)];
  const { share, anchorMicros, toMicros, name } = drift;
  if (share !== null && share <= limit) return [];
  const currency = currencyOf(input);
  const size = share === null ? 'from nothing' : `by ${formatShare(share)}`;
  return [
    deny(
      id,
      `With this the ${name} would have moved ${size} from where it was seven days ago (${formatAmount(anchorMicros, currency)} to ${formatAmount(toMicros, currency)}); the agent may move it by at most ${formatShare(limit)}.`,
      {
        ...(share === null ? {} : { value: share }),
        limit,
        worse: 'higher',
        anchorMicros: anchorMicros.toString(),
        toMicros: toMicros.toString(),
      },
      'It can be proposed again as the week goes on; an admin can raise the limit in the scope, and a second admin confirms it.',
    ),
  ];
});
