import { z } from 'zod';
import {
  LONGEST_RETENTION_DAYS,
  RETENTION_FLOOR_DAYS,
  retentionKindSchema,
} from '@/lib/core/audit/retention';
import { namedSchema } from './named';

export const retentionParamsSchema = z.strictObject({ kind: retentionKindSchema });

const days = z
  .int('must be whole days')
  .min(RETENTION_FLOOR_DAYS, `must be at least ${RETENTION_FLOOR_DAYS} days: nothing lowers that`)
  .max(LONGEST_RETENTION_DAYS, `must be at most ${LONGEST_RETENTION_DAYS} days, or null for ever`);
/** Null is for ever. */
export const setRetentionBodySchema = z.strictObject({ days: days.nullable() });
export type SetRetentionBody = z.infer<typeof setRetentionBodySchema>;

export const retentionPreviewQuerySchema = z.strictObject({
  kind: retentionKindSchema,
  days: z.coerce.number().pipe(days),
});
/** How many entries of a kind are older than so many days, and which are older: those before `before`. */
export const retentionPreviewSchema = z.strictObject({ entries: z.int(), before: z.iso.datetime() });

const id = z.string().trim().min(1).max(120);
const day = z.iso.date('must be a day such as 2026-03-31').nullable();
const words = (what: string, most: number) => z.string().trim().min(1, `Say ${what}.`).max(most);
export const placeHoldBodySchema = z
  .strictObject({
    name: words('what it is for', 120),
    reason: words('why: it goes into the record', 2000),
    /** What entries must name: a contact, an agent, a campaign, a run, an action …; null covers all. */
    subjectId: id.nullable(),
    /** Days in the workspace's time zone, both inclusive; null is without an end on this side. */
    fromDay: day,
    toDay: day,
  })
  .refine(({ fromDay, toDay }) => fromDay === null || toDay === null || fromDay <= toDay, {
    path: ['toDay'],
    message: 'must not be before the first day',
  });
export type PlaceHoldBody = z.infer<typeof placeHoldBodySchema>;
export const holdPlacedSchema = z.strictObject({ holdId: z.string() });
export const holdParamsSchema = z.strictObject({ holdId: z.string().min(1).max(80) });
export const liftHoldBodySchema = z.strictObject({ reason: words('why: it goes into the record', 2000) });

export const recordHoldSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  reason: z.string(),
  /** Null where it covers everything. */
  subject: namedSchema.nullable(),
  from: z.iso.datetime().nullable(),
  /** Exclusive. */
  to: z.iso.datetime().nullable(),
  placedBy: namedSchema,
  placedAt: z.iso.datetime(),
  lifted: z.strictObject({ by: namedSchema, at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type RecordHoldRow = z.infer<typeof recordHoldSchema>;

export const keptKindSchema = z.strictObject({
  kind: retentionKindSchema,
  title: z.string(),
  /** How long contents are kept, and who said so; null is for ever. */
  kept: z
    .strictObject({
      days: z.int(),
      inForceAt: z.iso.datetime(),
      setBy: namedSchema,
      setAt: z.iso.datetime(),
    })
    .nullable(),
});
export type KeptKind = z.infer<typeof keptKindSchema>;

/** How long the record keeps what its entries say, what holds keep beyond that, and what was dropped so far. */
export const recordRetentionSchema = z.strictObject({
  kinds: z.array(keptKindSchema),
  /** Those in force first. */
  holds: z.array(recordHoldSchema),
  dropped: z.strictObject({ entries: z.int(), lastAt: z.iso.datetime().nullable() }),
});
export type RecordRetentionView = z.infer<typeof recordRetentionSchema>;
