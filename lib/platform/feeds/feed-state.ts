import { z } from 'zod';

/** What is kept of a feed from one reading to the next: plain JSON. */
export const feedStateSchema = z.strictObject({
  /** Where it is now: a permanent redirection is remembered. */
  url: z.url(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** The address that gave those two: to another they mean nothing. */
  validatorsOf: z.url().nullable(),
  hints: z.strictObject({
    everyMs: z.number().nullable(),
    skipHours: z.array(z.int()),
    skipDays: z.array(z.int()),
  }),
  nextPollAt: z.iso.datetime(),
  /** In a row. */
  failures: z.int().min(0),
  /** Never to be asked again: it is `gone` (410), or its publisher says that it is `finished`. */
  stopped: z.enum(['gone', 'finished']).nullable(),
});
export type FeedState = z.infer<typeof feedStateSchema>;
