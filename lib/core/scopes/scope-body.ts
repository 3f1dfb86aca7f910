import { z } from 'zod';
import { actionKindSchema, channels } from '../actions/catalogue';
import { microsText } from '../shared/micros';
import { segmentSchema } from './segment';
import { senioritySchema } from './seniority';

export const accountTiers = ['tier_1', 'tier_2', 'tier_3'] as const;
export const accountTierSchema = z.enum(accountTiers);
export type AccountTier = z.infer<typeof accountTierSchema>;

const names = (max: number) => z.array(z.string().trim().min(1).max(max)).max(500);
const allOr = (max: number) => z.union([z.literal('all'), names(max)]);
const limit = microsText.refine((value) => !value.startsWith('-'), 'must not be negative');
const share = z.number().min(0).max(10);

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * What an agent may touch. Only this grants an agent anything; a list that is empty grants nothing, and what is not known of a
 * target is only covered by `all` or by `unknown`. A limit that is null leaves it to the policy and the budgets.
 */
export const scopeBodySchema = z.strictObject({
  kinds: z.array(actionKindSchema),
  channels: z.array(z.enum(channels)),
  /** Connection ids. */
  connections: allOr(80),
  /** The platforms' own ids of ad accounts. */
  adAccounts: allOr(200),
  /** Campaign ids. */
  campaigns: allOr(80),
  accountTiers: z.array(accountTierSchema),
  segments: z.array(segmentSchema),
  /** Names of regions, as the CRM writes them; case is ignored. */
  regions: allOr(100),
  /** BCP 47 primary subtags, such as `de`. */
  languages: allOr(35),
  seniorities: z.array(senioritySchema),
  /** Hours of the day, in the time zone named, in which it may act: from ≤ hour < to; days 1 (Monday) to 7. */
  hours: z.strictObject({
    from: z.number().int().min(0).max(23),
    to: z.number().int().min(1).max(24),
    days: z.array(z.number().int().min(1).max(7)),
    timeZone: z.string().min(1).refine(isTimeZone, 'is not the name of a time zone, such as Europe/Berlin'),
  }),
  /** Largest added daily spend of one action. */
  maxAddedDailySpendMicros: limit,
  /** Largest daily spend that all its actions of one day may add together. */
  maxAddedSpendPerDayMicros: limit.nullable(),
  /** Largest relative change of a budget or bid by one action: 0.2 is 20 %. */
  maxRelativeChange: share,
  /** The same against the value at the start of the day, however many steps it takes. */
  maxRelativeChangePerDay: share.nullable(),
  /** The same against the value of seven days ago: many small steps can't walk past it. */
  maxDrift: share.nullable(),
  /** Most people one action may reach. */
  maxReachPerAction: z.number().int().min(0).max(1_000_000).nullable(),
  /** Most new actions of one day. */
  maxActionsPerDay: z.number().int().min(0).max(1_000_000).nullable(),
  /** When everything in it ends. */
  expiresAt: z.iso.datetime({ offset: true }),
  /** Kinds that end sooner. */
  kindExpiresAt: z.partialRecord(actionKindSchema, z.iso.datetime({ offset: true })),
});
export type ScopeBody = z.infer<typeof scopeBodySchema>;

/** Whether a list of names covers a value; what is not known is only covered by `all`. */
export const coversName = (list: 'all' | readonly string[], value: string | null): boolean =>
  list === 'all' || (value !== null && list.some((item) => item.toLowerCase() === value.toLowerCase()));
