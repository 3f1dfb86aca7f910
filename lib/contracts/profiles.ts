import { z } from 'zod';
import { likenessReasonSchema } from '@/lib/core/identity/likeness';
import { identityTypes } from '@/lib/core/identity/nodes';
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
/** What counts of one field now: by whose word, since when, and in which signal it was said. */
export const knownFactSchema = statedSchema.extend({
  field: z.string(),
  title: z.string(),
  /** Where one of its signals said it; null where none did, or it is gone. */
  signalId: z.string().nullable(),
  /** Who put it right; null where a source said it. */
  correctedBy: namedSchema.nullable(),
});
export type KnownFact = z.infer<typeof knownFactSchema>;
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
  /** When it was last looked for further ones; null: not yet. */
  lastLook: z
    .strictObject({
      at: z.string(),
      /** Null: it was looked by itself. */
      by: namedSchema.nullable(),
      examined: z.int(),
      suggested: z.int(),
    })
    .nullable(),
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

/** One of the profiles that make a person. */
export const personProfileSchema = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  /** Whether it stands for the person. */
  isRoot: z.boolean(),
  /** Who told of it. */
  sources: z.array(z.string()),
  /** By what it is known, never the identifier itself: that is kept as a pseudonym alone. */
  knownBy: z.array(
    z.strictObject({ type: z.enum(identityTypes), namespace: z.string(), count: z.int().positive() }),
  ),
  signals: z.int(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string().nullable(),
  /** Why it belongs to the person; null for the one that stands for it while nothing else does. */
  joinedBy: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('identifier') }),
      z.strictObject({ by: z.literal('device') }),
      z.strictObject({ by: z.literal('person'), person: namedSchema, at: z.string().nullable() }),
    ])
    .nullable(),
});
export type PersonProfile = z.infer<typeof personProfileSchema>;
export const personProfilesSchema = z.strictObject({ rows: z.array(personProfileSchema) });
export type PersonProfiles = z.infer<typeof personProfilesSchema>;
