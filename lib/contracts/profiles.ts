import { z } from 'zod';
import { likenessReasonSchema } from '@/lib/core/identity/likeness';
import { factValueSchema } from '@/lib/core/profiles/facts';
import { namedSchema } from './named';

export const profileLinkParams = z.strictObject({ id: z.string().min(1).max(80) });
export const profileIdParams = z.strictObject({ id: z.string().min(1).max(80) });
export const profileLinkSchema = z.strictObject({ id: z.string() });
export const soughtDuplicatesSchema = z.strictObject({
  /** People who were compared. */
  examined: z.int(),
  /** Pairs that were not suggested before. */
  suggested: z.int(),
});

/** What one profile says of a field, by whose word and since when. */
const statedSchema = z.strictObject({ value: factValueSchema, source: z.string(), at: z.string() });
const comparedFieldSchema = z.strictObject({
  field: z.string(),
  title: z.string(),
  a: statedSchema.nullable(),
  b: statedSchema.nullable(),
  /** Both say something, and not the same. */
  differs: z.boolean(),
});
export type ComparedField = z.infer<typeof comparedFieldSchema>;

/** Two profiles that look like one person. */
export const duplicateRowSchema = z.strictObject({
  id: z.string(),
  a: namedSchema,
  b: namedSchema,
  /** 0–1. */
  confidence: z.number(),
  reasons: z.array(likenessReasonSchema),
  suggestedAt: z.string(),
  fields: z.array(comparedFieldSchema),
});
export type DuplicateRow = z.infer<typeof duplicateRowSchema>;
export const duplicatePageSchema = z.strictObject({
  rows: z.array(duplicateRowSchema),
  /** How many there are, of which the surest are shown. */
  total: z.int(),
});
export type DuplicatePage = z.infer<typeof duplicatePageSchema>;

/** A person of several profiles: the one that stands for them, and the others. */
export const mergedPersonSchema = z.strictObject({
  person: namedSchema,
  profiles: z.array(
    z.strictObject({
      profile: namedSchema,
      /** Who told of it. */
      sources: z.array(z.string()),
      /** Whether it is a device that they used and nothing else. */
      isDevice: z.boolean(),
      /** Whether a person said so; else a shared identifier did. */
      byPerson: z.boolean(),
    }),
  ),
});
export type MergedPerson = z.infer<typeof mergedPersonSchema>;
export const mergedPeopleSchema = z.strictObject({ rows: z.array(mergedPersonSchema), total: z.int() });
export type MergedPeople = z.infer<typeof mergedPeopleSchema>;
