import { z } from 'zod';
import { channels } from '../actions/catalogue';

/** How the money of what was won is shared out among what touched the account before. */
export const attributionModels = ['first', 'last', 'position', 'data_driven'] as const;
export type AttributionModel = (typeof attributionModels)[number];
export const attributionModelTitles = {
  first: 'First touch',
  last: 'Last touch',
  position: 'Position-based',
  data_driven: 'Data-driven',
} as const satisfies Record<AttributionModel, string>;

/** `web`: what people did on a site or in an app by themselves; the others are the channels of agents. */
export const touchChannels = ['web', ...channels] as const;
export type TouchChannel = (typeof touchChannels)[number];
/** What no channel is given: nothing touched the account, or it would have been won without. */
export const NO_CHANNEL = 'none';
export const creditChannels = [...touchChannels, NO_CHANNEL] as const;
export const creditChannelSchema = z.enum(creditChannels);
export type CreditChannel = (typeof creditChannels)[number];
export const creditChannelTitles = {
  web: 'Web and app',
  crm: 'CRM',
  ads: 'Advertising',
  outreach: 'Outreach',
  email: 'E-mail',
  sms: 'Text messages',
  in_product: 'In the product',
  cms: 'Landing pages',
  none: 'No channel',
} as const satisfies Record<CreditChannel, string>;

/** A touch counts so many days before the outcome, and never after it. */
export const LOOK_BACK_DAYS = 90;
/** Of the first and of the last touch each; those between share what is left. */
export const POSITION_SHARE = 0.4;
/** Periods before now by which outcomes are shown; the longest is what the data-driven model is learnt from. */
export const attributionPeriods = [30, 90, 180, 365] as const;
export const LONGEST_PERIOD_DAYS = 365;
export type AttributionPeriod = (typeof attributionPeriods)[number];

/** How often the accounts are drawn anew to see how far the figures could be off. */
export const RESAMPLES = 300;
export const CREDIT_CONFIDENCE = 0.95;

const DAY_MS = 86_400_000;

/** One person of the account, channel and day at most; of what an agent did, that one action. */
export type Touch = {
  channel: TouchChannel;
  /** The agent that proposed what was done; null where people came by themselves, or a person of ours acted. */
  agentId: string | null;
  playId: string | null;
  atMs: number;
};

/** What became of one opportunity of an account, and what touched the account's people before. */
export type Journey = {
  id: string;
  accountId: string;
  isWon: boolean;
  amountMicros: bigint;
  currency: string;
  outcomeAtMs: number;
  touches: readonly Touch[];
};

/** The touches that count for an outcome, the earliest first: within the look-back before it, and none after it. */
export const countingTouches = (
  touches: readonly Touch[],
  outcomeAtMs: number,
  lookBackDays = LOOK_BACK_DAYS,
): Touch[] =>
  touches
    .filter(({ atMs }) => atMs < outcomeAtMs && atMs >= outcomeAtMs - lookBackDays * DAY_MS)
    .toSorted((a, b) => a.atMs - b.atMs);
