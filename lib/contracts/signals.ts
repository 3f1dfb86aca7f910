import { z } from 'zod';

export const MAX_SIGNALS_PER_REQUEST = 10_000;
export const MAX_SIGNALS_BYTES = 20_000_000;

export const itemErrorSchema = z.strictObject({ field: z.string(), message: z.string() });
export const itemResultSchema = z.strictObject({
  /** Position in what was sent, from 0. */
  index: z.number().int(),
  /** `quarantined`: it breaks the tracking plan of its source, and waits for a person. */
  status: z.enum(['accepted', 'duplicate', 'rejected', 'quarantined']),
  /** Of the recorded signal; for a duplicate, of the one recorded before. */
  signalId: z.string().optional(),
  errors: z.array(itemErrorSchema).optional(),
});
export type ItemResult = z.infer<typeof itemResultSchema>;

/** The answer to signals sent: always per item, because good ones are recorded beside bad ones. */
export const recordSignalsResponseSchema = z.strictObject({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.number().int(),
  quarantined: z.number().int(),
  results: z.array(itemResultSchema),
});

/** A line of an NDJSON body that is not JSON: it is answered like any other bad item. */
export class UnreadableItem {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

/** What may be sent: one signal or many. Each is checked by itself, when it is recorded. */
export const recordSignalsBodySchema = z
  .union([z.array(z.unknown()), z.unknown().transform((item) => [item])])
  .refine((items) => items.length > 0, 'has no signal in it')
  .refine(
    (items) => items.length <= MAX_SIGNALS_PER_REQUEST,
    `has more than ${MAX_SIGNALS_PER_REQUEST} signals: send them in parts`,
  );
