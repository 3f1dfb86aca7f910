import { z } from 'zod';

/** What came of a poll of a connected platform that was answered. */
export const pullResultSchema = z.strictObject({
  at: z.iso.datetime(),
  /** Of what the platform told. */
  items: z.int(),
  accepted: z.int(),
  duplicates: z.int(),
  rejected: z.int(),
  /** Whether the platform has more, which is read next. */
  hasMore: z.boolean(),
});
export type PullResult = z.infer<typeof pullResultSchema>;

/** Why a poll came to nothing; `message` is a sentence for whoever set the source up. */
export const pullTroubleSchema = z.strictObject({
  message: z.string(),
  at: z.iso.datetime(),
  /** In a row. */
  failures: z.int(),
});
export type PullTrouble = z.infer<typeof pullTroubleSchema>;

const MINUTE_MS = 60_000;
/** What was read to its end is asked again after this long. */
export const PULL_EVERY_MS = 5 * MINUTE_MS;
const LONGEST_MS = 6 * 60 * MINUTE_MS;

/** How long a platform that failed so many times in a row is left alone. */
export const restAfterFailures = (failures: number): number =>
  Math.min(LONGEST_MS, PULL_EVERY_MS * 2 ** Math.min(failures - 1, 20));
