import { catalogue } from '../actions/catalogue';
import { formatAmount, formatMoment, formatShare, type Place } from '../shared/format-figures';
import { describeHours, hoursBeyond, isAlways, isNever } from './hours-window';
import type { ScopeBody } from './scope-body';
import { segmentTitles } from './segment';
import { seniorityTitles } from './seniority';

export type ScopeField = keyof ScopeBody;
type FieldValue = ScopeBody[ScopeField] | readonly string[] | null;
export type ScopeChange = {
  field: ScopeField;
  from: FieldValue;
  to: FieldValue;
  direction: 'widens' | 'narrows' | 'neutral';
  sentence: string;
  /** What a widening adds: values of a list, or `*` for a raised limit. Empty for what widens nothing. */
  added: readonly string[];
};
type Direction = ScopeChange['direction'];

/** The scope of an agent that has none. */
const grantsNothing: ScopeBody = {
  kinds: [],
  channels: [],
  connections: [],
  adAccounts: [],
  campaigns: [],
  accountTiers: [],
  segments: [],
  regions: [],
  languages: [],
  seniorities: [],
  hours: { from: 0, to: 1, days: [], timeZone: 'UTC' },
  maxAddedDailySpendMicros: '0',
  maxAddedSpendPerDayMicros: '0',
  maxRelativeChange: 0,
  maxRelativeChangePerDay: 0,
  maxDrift: 0,
  maxReachPerAction: 0,
  maxActionsPerDay: 0,
  expiresAt: '1970-01-01T00:00:00Z',
  kindExpiresAt: {},
};

/**
 * What changes from one scope to another, field by field; `from` null is an agent without a scope. Whatever could be
 * allowed under `to` and not under `from` shows as `widens`; where that can't be told, it counts as widening. A list
 * that both gains and loses gives two changes. `place` is for the sentences only.
 */
export function diffScopes(
  from: ScopeBody | null,
  to: ScopeBody,
  place: Place = { currency: null, timeZone: 'UTC' },
): ScopeChange[] {
  const before = from ?? grantsNothing;
  const lists = { before, to };
  const changes = [
    ...diffList('kinds', lists, (kind) => `“${catalogue[kind as keyof typeof catalogue].title}”`),
    ...diffList('channels', lists, (channel) => `the channel “${channel}”`),
    ...diffNames('connections', lists, 'connection', 'connections'),
    ...diffNames('adAccounts', lists, 'ad account', 'ad accounts'),
    ...diffNames('campaigns', lists, 'campaign', 'campaigns'),
    ...diffList('accountTiers', lists, (tier) => `accounts of ${tier.replace('_', ' ')}`),
    ...diffList('segments', lists, (s) => `accounts: ${segmentTitles[s as keyof typeof segmentTitles]}`),
    ...diffNames('regions', lists, 'region', 'regions'),
    ...diffNames('languages', lists, 'language', 'languages'),
    ...diffList('seniorities', lists, (s) => seniorityTitles[s as keyof typeof seniorityTitles]),
    ...diffHours(before.hours, to.hours),
    ...limits(place).flatMap((limit) => diffLimit(limit, before, to)),
    ...diffKindExpiry(before, to, place),
  ];
  return from === null ? changes.map((change) => ({ ...change, from: null })) : changes;
}

/** Whether a change gives the agent anything it did not have: then a second admin has to confirm it. */
export const widens = (changes: readonly { direction: Direction }[]): boolean =>
  changes.some((change) => change.direction === 'widens');

type ListField = 'kinds' | 'channels' | 'accountTiers' | 'segments' | 'seniorities';
type NamesField = 'connections' | 'adAccounts' | 'campaigns' | 'regions' | 'languages';
type Sides = { before: ScopeBody; to: ScopeBody };

function diffList(field: ListField, { before, to }: Sides, name: (item: string) => string): ScopeChange[] {
  return gainsAndLosses(field, before[field], to[field], name);
}

function gainsAndLosses(
  field: ListField | NamesField,
  from: readonly string[],
  to: readonly string[],
  name: (item: string) => string,
): ScopeChange[] {
  const added = [...new Set(to)].filter((item) => !from.includes(item));
  const removed = [...new Set(from)].filter((item) => !to.includes(item));
  return [
    ...(added.length
      ? [
          {
            field,
            from,
            to,
            direction: 'widens' as const,
            sentence: `New: ${added.map(name).join(', ')}.`,
            added,
          },
        ]
      : []),
    ...(removed.length
      ? [
          {
            field,
            from,
            to,
            direction: 'narrows' as const,
            sentence: `No longer: ${removed.map(name).join(', ')}.`,
            added: [],
          },
        ]
      : []),
  ];
}

function diffNames(field: NamesField, sides: Sides, one: string, many: string): ScopeChange[] {
  const from = sides.before[field];
  const to = sides.to[field];
  if (from !== 'all' && to !== 'all') return gainsAndLosses(field, from, to, (item) => `${one} ${item}`);
  if (from === to) return [];
  if (to === 'all') {
    return [
      { field, from, to, direction: 'widens', sentence: `All ${many}, also those to come.`, added: ['*'] },
    ];
  }
  const sentence = `Only ${to.length} named ${to.length === 1 ? one : many} instead of all.`;
  return [{ field, from, to, direction: 'narrows', sentence, added: [] }];
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
  return [{ field: 'hours', from, to, direction, sentence, added: direction === 'widens' ? ['*'] : [] }];
}

type LimitField =
  | 'maxAddedDailySpendMicros'
  | 'maxAddedSpendPerDayMicros'
  | 'maxRelativeChange'
  | 'maxRelativeChangePerDay'
  | 'maxDrift'
  | 'maxReachPerAction'
  | 'maxActionsPerDay'
  | 'expiresAt';
type Limit = { field: LimitField; label: string; show: (value: string | number) => string };

const limits = ({ currency, timeZone }: Place): readonly Limit[] => {
  const money = (value: string | number) => formatAmount(String(value), currency);
  const share = (value: string | number) => formatShare(Number(value));
  return [
    { field: 'maxAddedDailySpendMicros', label: 'Most it may add per day in one action', show: money },
    {
      field: 'maxAddedSpendPerDayMicros',
      label: 'Most all its actions of a day may add together',
      show: money,
    },
    { field: 'maxRelativeChange', label: 'Largest change of a budget or bid in one action', show: share },
    {
      field: 'maxRelativeChangePerDay',
      label: 'Largest change of a budget or bid within a day',
      show: share,
    },
    { field: 'maxDrift', label: 'Largest change of a budget or bid against seven days ago', show: share },
    { field: 'maxReachPerAction', label: 'Most people one action may reach', show: String },
    { field: 'maxActionsPerDay', label: 'Most actions of a day', show: String },
    { field: 'expiresAt', label: 'Ends on', show: (at) => formatMoment(String(at), timeZone) },
  ];
};

function diffLimit({ field, label, show }: Limit, from: ScopeBody, to: ScopeBody): ScopeChange[] {
  const before = from[field];
  const after = to[field];
  if (before === after) return [];
  const text = (value: string | number | null) => (value === null ? 'no limit of its own' : show(value));
  const join = field === 'expiresAt' ? ' ' : ': ';
  const was = from === grantsNothing ? '' : `, before ${text(before)}`;
  const direction = compareLimits(field, before, after);
  return [
    {
      field,
      from: before,
      to: after,
      direction,
      sentence: `${label}${join}${text(after)}${was}.`,
      added: direction === 'widens' ? ['*'] : [],
    },
  ];
}

/** A value that can't be read (a date, an amount) counts as widening. */
function compareLimits(
  field: LimitField,
  from: string | number | null,
  to: string | number | null,
): Direction {
  if (from === null) return 'narrows';
  if (to === null) return 'widens';
  const size = (value: string | number): number =>
    field === 'expiresAt' ? Date.parse(String(value)) : typeof value === 'number' ? value : 0;
  const difference =
    typeof from === 'string' && typeof to === 'string' && field !== 'expiresAt'
      ? Number(BigInt(to) > BigInt(from)) - Number(BigInt(to) < BigInt(from))
      : size(to) - size(from);
  return difference === 0 ? 'neutral' : difference < 0 ? 'narrows' : 'widens';
}

function diffKindExpiry(from: ScopeBody, to: ScopeBody, { timeZone }: Place): ScopeChange[] {
  return to.kinds.flatMap((kind): ScopeChange[] => {
    // A kind that is new shows as such: it brings its end with it.
    if (!from.kinds.includes(kind)) return [];
    const before = from.kindExpiresAt[kind];
    const after = to.kindExpiresAt[kind];
    if (before === after) return [];
    const end = (at: string | undefined, scope: ScopeBody) => Date.parse(at ?? scope.expiresAt);
    const later = !(end(after, to) <= end(before, from));
    const until = after ? `ends on ${formatMoment(after, timeZone)}` : 'ends with the scope';
    return [
      {
        field: 'kindExpiresAt',
        from: before ? [before] : [],
        to: after ? [after] : [],
        direction: later ? 'widens' : 'narrows',
        sentence: `“${catalogue[kind].title}” ${until}${before ? `, before on ${formatMoment(before, timeZone)}` : ''}.`,
        added: later ? [kind] : [],
      },
    ];
  });
}
