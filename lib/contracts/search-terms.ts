import { z } from 'zod';
import { microsText } from '@/lib/core/shared/micros';
import { namedSchema } from './named';

const estimate = z.strictObject({ mid: z.number(), low: z.number(), high: z.number() });

/** What people searched for when they were shown a campaign, and what was done about it; every interval holds 8 in 10. */
export const searchTermsSchema = z.strictObject({
  currency: z.string(),
  /** The workspace's day before which everything was looked at, and how far back. */
  today: z.string(),
  windowDays: z.int(),
  savedOverDays: z.int(),
  /** From this probability on that a term pays too little its exclusion is proposed. */
  excludeFrom: z.number(),
  /** Days that were reported again: what lateness was learnt from; 0 where it is assumed. */
  delayDays: z.int(),
  /** Excluded ones first, then those that most likely pay too little. */
  rows: z.array(
    z.strictObject({
      campaign: namedSchema,
      term: z.string(),
      spendMicros: microsText,
      clicks: z.int(),
      conversions: z.int(),
      /** What a unit of spend brings back; null where too little is known to say. */
      returns: estimate.nullable(),
      probability: z.number().nullable(),
      savedMicros: z.strictObject({ mid: microsText, low: microsText, high: microsText }).nullable(),
      /** The action that excludes it, or proposed to. */
      action: z.strictObject({ id: z.string(), status: z.string(), isExcluded: z.boolean() }).nullable(),
    }),
  ),
  /** How many there are beside those shown. */
  more: z.int(),
});
export type SearchTerms = z.infer<typeof searchTermsSchema>;
export type SearchTermRow = SearchTerms['rows'][number];
