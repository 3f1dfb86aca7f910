import { z } from 'zod';
import { microsText } from '@/lib/core/shared/micros';
import { namedSchema } from './named';

const estimate = z.strictObject({ mean: z.number(), low: z.number(), high: z.number() });

/** How campaigns answer to spend, as the bid and budget agent takes them to; every interval holds 8 in 10. */
export const responseCurvesSchema = z.strictObject({
  outcome: z.enum(['revenue', 'conversions']),
  currency: z.string(),
  /** The workspace's day before which everything was looked at. */
  today: z.string(),
  /** What it rests on, in complete sentences. */
  assumptions: z.array(z.string()),
  campaigns: z.array(
    z.strictObject({
      campaign: namedSchema,
      dailyBudgetMicros: microsText,
      recentSpendMicros: microsText,
      days: z.int(),
      /** Units of money or conversions that these days brought so far. */
      seen: z.number(),
      elasticity: estimate,
      /** What one more unit of spend brings at the recent spend. */
      marginal: estimate,
      /** Expected outcome of a day by its spend; one point stands at the recent spend. */
      points: z.array(
        z.strictObject({
          spendMicros: microsText,
          isRecent: z.boolean(),
          ...estimate.shape,
        }),
      ),
    }),
  ),
  /** Active campaigns that too little is known of. */
  notJudged: z.array(z.strictObject({ campaign: namedSchema, days: z.int() })),
});
export type ResponseCurves = z.infer<typeof responseCurvesSchema>;
