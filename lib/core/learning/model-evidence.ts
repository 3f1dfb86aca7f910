import { z } from 'zod';
import { heldOutFiguresSchema } from './compare-models';
import { triedFormSchema } from './tried-form';

const count = z.int().nonnegative();
const estimateSchema = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });

/** What another way of choosing would be worth, or why that is not known. */
const rankingEvidenceSchema = z.strictObject({
  /** Drawn choices with a known outcome. */
  drawn: count,
  asDecided: z.number().nullable(),
  value: z
    .strictObject({
      ips: estimateSchema,
      selfNormalised: estimateSchema,
      doublyRobust: estimateSchema,
      effectiveSampleSize: z.number(),
      decisions: count,
    })
    .nullable(),
  used: z.boolean(),
  why: z.string(),
  /** The forms that were tried within the part learnt from, with what each brought there by cross-validation; left out where only one is. */
  tried: z.array(triedFormSchema).optional(),
});

/** What a version of a model was learnt from, how it did on what was held out, and why it went live or did not. */
export const modelEvidenceSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Of the decisions learnt from: the first and the last. */
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  windowDays: count,
  /** Decisions whose outcome is known; those still open; outcomes that belong to no decision. */
  labelled: count,
  censored: count,
  unattributed: count,
  converted: count,
  learntFrom: count,
  heldOut: count,
  heldOutShare: z.number(),
  features: z.array(z.strictObject({ name: z.string(), kind: z.enum(['numeric', 'categorical']) })),
  seed: z.string(),
  figures: heldOutFiguresSchema.nullable(),
  /** The version in use when it was learnt, on the same held-out contacts. */
  against: z
    .strictObject({
      modelId: z.string(),
      figures: heldOutFiguresSchema.nullable(),
      /** It had learnt from these contacts too, which flatters it. */
      hadSeenThem: z.boolean(),
    })
    .nullable(),
  wentLive: z.boolean(),
  why: z.string(),
  ranking: rankingEvidenceSchema,
});
export type ModelEvidence = z.infer<typeof modelEvidenceSchema>;
