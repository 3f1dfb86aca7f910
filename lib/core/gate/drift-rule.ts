import type { ScopeBody } from '../scopes/scope-body';
import { formatAmount, formatShare } from '../shared/format-figures';
import { isUnknown } from './facts';
import { currencyOf, measureDrift } from './measure-change';
import { deny, type Rule, unreadable } from './rule';
import { scopeRule } from './rule-kinds';

type Drift = {
  anchor: Parameters<typeof measureDrift>[1];
  /** Such as "in seven days" and "from where it was seven days ago". */
  span: string;
  since: string;
  /** The largest share, 0.2 for 20 %; null is no limit. */
  limitOf: (scope: ScopeBody) => number | null;
  /** When the rest of the change can be proposed. */
  later: string;
};

/** A limit of the scope on how far a budget or bid may move from an earlier value, in however many small steps. */
export const driftRule = (id: string, { anchor, span, since, limitOf, later }: Drift): Rule => {
  const question = `how far this has been moved ${span}`;
  return scopeRule(id, question, (scope, input) => {
    const limit = limitOf(scope);
    if (limit === null) return [];
    const drift = measureDrift(input, anchor);
    if (drift === null) return [];
    if (isUnknown(drift)) return [unreadable(id, question, drift.unknown)];
    const { share, anchorMicros, toMicros, name } = drift;
    if (share !== null && share <= limit) return [];
    const currency = currencyOf(input);
    const size = share === null ? 'from nothing' : `by ${formatShare(share)}`;
    return [
      deny(
        id,
        `With this the ${name} would have moved ${size} ${since} (${formatAmount(anchorMicros, currency)} to ${formatAmount(toMicros, currency)}); the agent may move it by at most ${formatShare(limit)}.`,
        {
          ...(share === null ? {} : { value: share }),
          limit,
          worse: 'higher',
          anchorMicros: anchorMicros.toString(),
          toMicros: toMicros.toString(),
        },
        `${later}; an admin can raise the limit in the scope, and a second admin confirms it.`,
      ),
    ];
  });
};
