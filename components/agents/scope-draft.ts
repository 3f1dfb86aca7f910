import { moneyInputText } from '@/lib/client/parse-money';
import { type ActionKind, actionKinds, type Channel } from '@/lib/core/actions/catalogue';
import type { AccountTier, ScopeBody } from '@/lib/core/scopes/scope-body';
import type { Segment } from '@/lib/core/scopes/segment';
import type { Seniority } from '@/lib/core/scopes/seniority';
import { lastDayOf } from './last-day';

/** A list of names as its picker holds it: all, also those to come, or these. The names are kept while "all" is chosen. */
export type NamesDraft = { all: boolean; names: string[] };
export const nameFields = ['connections', 'adAccounts', 'campaigns', 'regions', 'languages'] as const;
export type NameField = (typeof nameFields)[number];

/** A scope as the fields of a form hold it: what is typed stays text until it is read. An empty limit is none of its own. */
export type ScopeDraft = Record<NameField, NamesDraft> & {
  kinds: ActionKind[];
  channels: Channel[];
  accountTiers: AccountTier[];
  segments: Segment[];
  seniorities: Seniority[];
  days: string[];
  fromHour: string;
  toHour: string;
  timeZone: string;
  maxAddedDailySpend: string;
  maxAddedSpendPerDay: string;
  maxChangePercent: string;
  maxChangePerDayPercent: string;
  maxDriftPercent: string;
  maxReachPerAction: string;
  maxActionsPerDay: string;
  /** Last day on which it holds, in the workspace's zone: YYYY-MM-DD. */
  lastDay: string;
  /**
   * Last days of kinds that end sooner, in the order of `actionKinds`; empty where one ends with the scope. By position, because a
   * form takes the dots in a kind's name for a path.
   */
  kindLastDays: string[];
  note: string;
};

const namesOf = (list: 'all' | readonly string[] | undefined): NamesDraft =>
  list === 'all' ? { all: true, names: [] } : { all: false, names: [...(list ?? [])] };

const percentOf = (share: number | null | undefined): string =>
  share === null || share === undefined ? '' : String(Math.round(share * 10_000) / 100);

const numberOf = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value);

/** The fields filled with a scope; of an agent that has none, with one that grants nothing. */
export function draftOf(body: ScopeBody | null, timeZone: string): ScopeDraft {
  const perDay = body?.maxAddedSpendPerDayMicros ?? null;
  return {
    kinds: [...(body?.kinds ?? [])],
    channels: [...(body?.channels ?? [])],
    connections: namesOf(body?.connections),
    adAccounts: namesOf(body?.adAccounts),
    campaigns: namesOf(body?.campaigns),
    accountTiers: [...(body?.accountTiers ?? [])],
    segments: [...(body?.segments ?? [])],
    regions: namesOf(body?.regions),
    languages: namesOf(body?.languages),
    seniorities: [...(body?.seniorities ?? [])],
    days: (body?.hours.days ?? []).map(String),
    fromHour: String(body?.hours.from ?? 8),
    toHour: String(body?.hours.to ?? 18),
    timeZone: body?.hours.timeZone ?? timeZone,
    maxAddedDailySpend: moneyInputText(body?.maxAddedDailySpendMicros ?? '0'),
    maxAddedSpendPerDay: body && perDay === null ? '' : moneyInputText(perDay ?? '0'),
    maxChangePercent: percentOf(body?.maxRelativeChange ?? 0),
    maxChangePerDayPercent: percentOf(body ? body.maxRelativeChangePerDay : 0),
    maxDriftPercent: percentOf(body ? body.maxDrift : 0),
    maxReachPerAction: numberOf(body ? body.maxReachPerAction : 0),
    maxActionsPerDay: numberOf(body ? body.maxActionsPerDay : 0),
    lastDay: body ? lastDayOf(body.expiresAt, timeZone) : '',
    kindLastDays: actionKinds.map((kind) => {
      const end = body?.kindExpiresAt[kind];
      return end ? lastDayOf(end, timeZone) : '';
    }),
    note: '',
  };
}
