import { z } from 'zod';
import { actionKindSchema, channels } from '../actions/catalogue';
import { microsText } from '../shared/micros';

export const accountTiers = ['tier_1', 'tier_2', 'tier_3'] as const;
export const accountTierSchema = z.enum(accountTiers);
export type AccountTier = z.infer<typeof accountTierSchema>;

/** What an agent may touch. Only this grants an agent anything; a list that is empty grants nothing. */
export const scopeBodySchema = z.strictObject({
  kinds: z.array(actionKindSchema),
  channels: z.array(z.enum(channels)),
  /** Campaign ids, or 'all'. */
  campaigns: z.union([z.literal('all'), z.array(z.string())]),
  accountTiers: z.array(accountTierSchema),
  /** Hours of the day, in the time zone named, in which it may act: from ≤ hour < to; days 1 (Monday) to 7. */
  hours: z.strictObject({
    from: z.number().int().min(0).max(23),
    to: z.number().int().min(1).max(24),
    days: z.array(z.number().int().min(1).max(7)),
    timeZone: z.string().min(1),
  }),
  /** Largest added daily spend of one action. */
  maxAddedDailySpendMicros: microsText,
  /** Largest relative change of a budget or bid by one action: 0.2 is 20 %. */
  maxRelativeChange: z.number().min(0).max(10),
  expiresAt: z.iso.datetime({ offset: true }),
});
export type ScopeBody = z.infer<typeof scopeBodySchema>;
