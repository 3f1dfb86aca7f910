import { z } from 'zod';

/** Why a poll of a feed came to nothing. */
export const feedProblems = [
  'stopped',
  'refused_address',
  'unreachable',
  'too_slow',
  'too_large',
  'gone',
  'refused',
  'busy',
  'not_a_feed',
  'not_recorded',
] as const;
export type FeedProblem = (typeof feedProblems)[number];

/** `message` is a sentence for whoever set up the feed. */
export const feedTroubleSchema = z.strictObject({
  problem: z.enum(feedProblems),
  message: z.string(),
  at: z.iso.datetime(),
});
export type FeedTrouble = z.infer<typeof feedTroubleSchema>;

/** What came of the last poll that gave more than that nothing has changed. */
export const feedResultSchema = z.strictObject({
  at: z.iso.datetime(),
  /** In the feed, as far as they are read. */
  items: z.int(),
  /** Of these, the ones that were not read before. */
  fresh: z.int(),
  /** Of the fresh: about no account and no topic. */
  unmatched: z.int(),
  /** Signals made of the fresh, one for each account that an item is about. */
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  /** Items of which nothing could be made. */
  unreadable: z.int(),
  /** Whether the feed holds more items than are read. */
  isCut: z.boolean(),
  /** Accounts that were not looked for, because there are too many. */
  accountsLeftOut: z.int(),
});
export type FeedResult = z.infer<typeof feedResultSchema>;
