import type { CheckInput } from '../brand-safety/read-content';
import type { AccountTier } from '../scopes/scope-body';
import type { Segment } from '../scopes/segment';
import type { Seniority } from '../scopes/seniority';
import type { Facts } from './facts';

type Unknown = { unknown: string };
type KnownTarget = Exclude<Facts['target'], Unknown>;
export type CampaignTarget = Extract<KnownTarget, { type: 'campaign' }>;
export type PageTarget = Extract<KnownTarget, { type: 'page' }>;

/** The kinds of people an action touches, be it one person or an audience. */
export type People = {
  people: number;
  accounts: number;
  accountTiers: readonly AccountTier[];
  segments: readonly Segment[];
  regions: readonly (string | null)[];
  languages: readonly (string | null)[];
  seniorities: readonly Seniority[];
  firstTouchExecutives: number;
};

/** `share` of the present value by which it moves, either way; null when the present value is 0 and it doesn't stay so. */
export type MoneyChange = {
  field: 'dailyBudgetMicros' | 'bidMicros';
  name: string;
  presentMicros: bigint;
  toMicros: bigint;
  share: number | null;
};

/**
 * Figures of one action that several rules hold against their limits, each worked out when first asked for. Only results
 * are kept: what throws, throws for every rule that asks.
 */
export type Measured = {
  people?: People | Unknown | null;
  campaign?: CampaignTarget | Unknown | null;
  change?: MoneyChange | Unknown | null;
  addedSpend?: bigint | Unknown;
  words?: CheckInput;
};
