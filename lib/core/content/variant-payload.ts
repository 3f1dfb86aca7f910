import { z } from 'zod';
import { pageAudienceSchema, pageKeySchema, variantKey } from './page-audience';
import { readSplit } from './page-split';

const id = z.string().min(1).max(80);

/** One sentence, and the approved fact that it states; null where it claims nothing. */
export const sentenceSchema = z.strictObject({
  text: z.string().trim().min(1).max(400),
  factId: id.nullable(),
});
export type Sentence = z.infer<typeof sentenceSchema>;

export const variantForms = ['a', 'b'] as const;
export const variantFormSchema = z.enum(variantForms);

/**
 * Puts a variant for one audience where its words stand: on a landing page, in an e-mail of a sequence, in an ad; `pageId` is our id of any of
 * them. Whether anybody sees it is for the split to say.
 */
export const publishVariantSchema = z.strictObject({
  pageId: id,
  audience: pageAudienceSchema,
  form: variantFormSchema,
  headline: sentenceSchema,
  sentences: z.array(sentenceSchema).min(1).max(8),
  button: z.string().trim().min(1).max(60),
});
export type PublishVariant = z.infer<typeof publishVariantSchema>;

export const keyOfVariant = ({ audience, form }: PublishVariant): string => variantKey(audience, form);
export const textOfVariant = ({ sentences }: PublishVariant): string =>
  sentences.map(({ text }) => text).join(' ');
export const sentencesOf = ({ headline, sentences }: PublishVariant): Sentence[] => [headline, ...sentences];

const count = z.number().int().min(0);
const share = z.number().min(0).max(1);
export const drawSchema = z.strictObject({
  seed: z.string().min(1).max(200),
  /** The last day counted, ISO; null where nothing was observed yet. */
  through: z.iso.date().nullable(),
  /** What was observed of each variant, in the order in which it was drawn for. */
  arms: z
    .array(z.strictObject({ key: z.string(), shown: count, won: count, bounced: count, complained: count }))
    .min(1)
    .max(20),
  settings: z.strictObject({
    priorShown: z.number().positive(),
    baseRate: share,
    baseShown: z.number().positive(),
    width: z.number().positive(),
    draws: z.number().int().min(1).max(10_000),
    minShare: share,
    stopProbability: share,
    minShownToStop: count,
    maxStep: share,
    harmProbability: share,
    maxComplaintRate: share,
    maxExplored: share.optional(),
  }),
});
export type Draw = z.infer<typeof drawSchema>;

const split = z
  .string()
  .max(2000)
  .refine(
    (text) => readSplit(text) !== null,
    'must be shares that sum to 100 %, such as “base 60 %; any--any--a 40 %”',
  );

/** Which variant a message carries, with the draw by which its recipient got it. */
export const recipientDrawSchema = z.strictObject({
  key: pageKeySchema,
  segment: pageKeySchema,
  split,
  seed: z.string().min(1).max(250),
});

/** How the visitors of one segment are split between its variants, and the draw that it comes from. */
export const setSplitSchema = z.strictObject({
  pageId: id,
  segment: z
    .string()
    .regex(/^[a-z0-9-]+--[a-z0-9-]+$/)
    .max(120),
  fromSplit: split,
  toSplit: split,
  draw: drawSchema,
});
export type SetSplit = z.infer<typeof setSplitSchema>;
