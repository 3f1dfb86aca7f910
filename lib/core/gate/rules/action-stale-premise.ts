import { formatAmount } from '../../shared/format-figures';
import { isUnknown } from '../facts';
import { currencyOf, measureChange } from '../measure-change';
import { deny, type Rule, unreadable } from '../rule';

const id = 'action.stale-premise';

/** A change of a budget or bid names the value it starts from; when that is no longer the value, it is another change. */
export const actionStalePremise: Rule = {
  id,
  check(input) {
    const premise = premiseOf(input.described.payload);
    if (input.action.compensatesId !== null || premise === null) return [];
    const change = measureChange(input);
    if (change === null) return [];
    if (isUnknown(change))
      return [unreadable(id, 'whether the proposal starts from the present value', change.unknown)];
    const from = BigInt(premise);
    if (from === change.presentMicros) return [];
    const currency = currencyOf(input);
    return [
      deny(
        id,
        `The proposal starts from a ${change.name} of ${formatAmount(from, currency)}, but it is ${formatAmount(change.presentMicros, currency)} now.`,
        { fromMicros: from.toString(), presentMicros: change.presentMicros.toString() },
        'It has to be proposed again from the present value.',
      ),
    ];
  },
};

/** The value a parsed payload starts from, in micros; null where its kind names none. */
const premiseOf = (payload: unknown): string | null =>
  typeof payload === 'object' &&
  payload !== null &&
  'fromMicros' in payload &&
  typeof payload.fromMicros === 'string'
    ? payload.fromMicros
    : null;
