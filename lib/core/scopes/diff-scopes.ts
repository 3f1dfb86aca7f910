import { catalogue } from '../actions/catalogue';
import { formatAmount, formatShare } from '../shared/format-figures';
import { describeHours, hoursBeyond, isAlways, isNever } from './hours-window';
import type { ScopeBody } from './scope-body';

export type ScopeField = keyof ScopeBody;
type FieldValue = ScopeBody[ScopeField] | readonly string[] | null;
export type ScopeChange = {
  field: ScopeField;
  from: FieldValue;
  to: FieldValue;
  direction: 'widens' | 'narrows' | 'neutral';
  sentence: string;
};
type Direction = ScopeChange['direction'];

/** The scope of an agent that has none. */
const grantsNothing: ScopeBody = {
  kinds: [],
  channels: [],
  campaigns: [],
  accountTiers: [],
  hours: { from: 0, to: 1, days: [], timeZone: 'UTC' },
  maxAddedDailySpendMicros: '0',
  maxRelativeChange: 0,
  expiresAt: '1970-01-01T00:00:00Z',
};

/**
 * What changes from one scope to another, field by field; `from` null is an agent without a scope. Whatever could be
 * allowed under `to` and not under `from` shows as `widens`; where that can't be told, it counts as widening. A list
 * that both gains and loses gives two changes. `currency` is for the sentences only.
 */
export function diffScopes(
  from: ScopeBody | null,
  to: ScopeBody,
  currency: string | null = null,
): ScopeChange[] {
  const before = from ?? grantsNothing;
  const money = (micros: string) => formatAmount(micros, currency);
  const changes = [
    ...diffList('kinds', before.kinds, to.kinds, (kind) => `“${catalogue[kind].title}”`),
    ...diffList('channels', before.channels, to.channels, (channel) => `the channel “${channel}”`),
    ...diffCampaigns(before.campaigns, to.campaigns),
    ...diffList(
      'accountTiers',
      before.accountTiers,
      to.accountTiers,
      (t) => `accounts of ${t.replace('_', ' ')}`,
    ),
    ...diffHours(before.hours, to.hours),
    ...diffSize(
      'maxAddedDailySpendMicros',
      before,
      to,
      sign(BigInt(to.maxAddedDailySpendMicros) - BigInt(before.maxAddedDailySpendMicros)),
      (s) => `Most it may add per day in one action: ${money(s.maxAddedDailySpendMicros)}`,
    ),
    ...diffSize(
      'maxRelativeChange',
      before,
      to,
      to.maxRelativeChange - before.maxRelativeChange,
      (s) => `Largest change of a budget or bid in one action: ${formatShare(s.maxRelativeChange)}`,
    ),
    ...diffSize(
      'expiresAt',
      before,
      to,
      Date.parse(to.expiresAt) - Date.parse(before.expiresAt),
      (s) => `Ends on ${s.expiresAt.slice(0, 16).replace('T', ' ')}`,
    ),
  ];
  return from === null ? changes.map((change) => ({ ...change, from: null })) : changes;
}

/** Whether a change gives the agent anything it did not have: then a second admin has to confirm it. */
export const widens = (changes: readonly ScopeChange[]): boolean =>
  changes.some((change) => change.direction === 'widens');

function diffList<F extends 'kinds' | 'channels' | 'campaigns' | 'accountTiers', T extends string>(
  field: F,
  from: readonly T[],
  to: readonly T[],
  name: (item: T) => string,
): ScopeChange[] {
  const added = [...new Set(to)].filter((item) => !from.includes(item));
  const removed = [...new Set(from)].filter((item) => !to.includes(item));
  const change = (direction: Direction, sentence: string): ScopeChange => ({
    field,
    from,
    to,
    direction,
    sentence,
  });
  return [
    ...(added.length ? [change('widens', `New: ${added.map(name).join(', ')}.`)] : []),
    ...(removed.length ? [change('narrows', `No longer: ${removed.map(name).join(', ')}.`)] : []),
  ];
}

function diffCampaigns(from: ScopeBody['campaigns'], to: ScopeBody['campaigns']): ScopeChange[] {
  if (from !== 'all' && to !== 'all') return diffList('campaigns', from, to, (id) => `campaign ${id}`);
  if (from === to) return [];
  return to === 'all'
    ? [{ field: 'campaigns', from, to, direction: 'widens', sentence: 'All campaigns, also those to come.' }]
    : [
        {
          field: 'campaigns',
          from,
          to,
          direction: 'narrows',
          sentence: `Only ${to.length} named campaign${to.length === 1 ? '' : 's'} instead of all.`,
        },
      ];
}

function diffHours(from: ScopeBody['hours'], to: ScopeBody['hours']): ScopeChange[] {
  const gained = hoursBeyond(to, from);
  const lost = hoursBeyond(from, to);
  const otherZone = from.timeZone !== to.timeZone;
  if (gained === 0 && lost === 0 && !otherZone) return [];
  const before = from === grantsNothing.hours ? '' : `, before ${describeHours(from)}`;
  const sentence = `Hours: ${describeHours(to)}${before}.`;
  const shifted = otherZone && !isNever(to) && !isAlways(from);
  const direction: Direction = gained > 0 || shifted ? 'widens' : lost > 0 ? 'narrows' : 'neutral';
  return [{ field: 'hours', from, to, direction, sentence }];
}

type Size = 'maxAddedDailySpendMicros' | 'maxRelativeChange' | 'expiresAt';

function diffSize(
  field: Size,
  from: ScopeBody,
  to: ScopeBody,
  difference: number,
  say: (scope: ScopeBody) => string,
): ScopeChange[] {
  if (from[field] === to[field]) return [];
  // A difference that is not a number (an unreadable date) counts as widening.
  const direction: Direction = difference === 0 ? 'neutral' : difference < 0 ? 'narrows' : 'widens';
  return [
    {
      field,
      from: from[field],
      to: to[field],
      direction,
      sentence: from === grantsNothing ? `${say(to)}.` : `${say(to)}, before ${figureOf(say(from))}.`,
    },
  ];
}

const sign = (value: bigint): number => (value > 0n ? 1 : value < 0n ? -1 : 0);
/** The figure of a sentence, without its words. */
const figureOf = (sentence: string): string => sentence.replace(/^[^:]*: /, '').replace(/^Ends on /, '');
