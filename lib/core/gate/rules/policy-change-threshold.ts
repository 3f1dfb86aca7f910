import { formatAmount, formatShare } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import type { Finding } from '../finding';
import { currencyOf, measureAddedSpend, measureChange } from '../measure-change';
import type { MoneyChange } from '../measured';
import { escalate, unreadable } from '../rule';
import { policyRule } from '../rule-kinds';

const id = 'policy.change-threshold';
const question = 'whether the change is large enough to need a person';
const remedy = 'The reviewer can approve or reject it; an admin can change the threshold in the policy.';

/** Large changes ask, whoever proposes them: by share of the present value, and by spend added per day. */
export const policyChangeThreshold = policyRule(id, question, (policy, input) => {
  const change = measureChange(input);
  if (change !== null && isUnknown(change)) return [unreadable(id, question, change.unknown)];
  const added = measureAddedSpend(input);
  if (typeof added !== 'bigint') return [unreadable(id, question, added.unknown)];
  const { askAboveRelativeChange, askAboveAddedDailySpendMicros } = policy;
  const currency = currencyOf(input);
  return [
    ...(change === null ? [] : byShare(change, askAboveRelativeChange, currency)),
    ...bySpend(added, BigInt(askAboveAddedDailySpendMicros), currency),
  ];
});

function byShare(change: MoneyChange, limit: number, currency: string | null): Finding[] {
  const { name, presentMicros, toMicros, share } = change;
  if (share !== null && share <= limit) return [];
  const size = share === null ? 'starts from nothing' : `is ${formatShare(share)}`;
  return [
    escalate(
      id,
      `The change of the ${name} from ${formatAmount(presentMicros, currency)} to ${formatAmount(toMicros, currency)} ${size}; above ${formatShare(limit)} a person is asked.`,
      {
        measure: 'relative_change',
        ...(share === null ? {} : { value: share }),
        limit,
        worse: 'higher',
        presentMicros: presentMicros.toString(),
        toMicros: toMicros.toString(),
      },
      remedy,
    ),
  ];
}

function bySpend(added: bigint, limit: bigint, currency: string | null): Finding[] {
  if (added <= 0n || added <= limit) return [];
  return [
    escalate(
      id,
      `It would add ${formatAmount(added, currency)} of spend per day; above ${formatAmount(limit, currency)} a person is asked.`,
      { measure: 'added_daily_spend', value: added.toString(), limit: limit.toString(), worse: 'higher' },
      remedy,
    ),
  ];
}
