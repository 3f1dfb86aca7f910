import { z } from 'zod';
import { contentFindingSchema } from '../brand-safety/content';

export const draftTextsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** Everything that was said in a question to a model. It is kept sealed with the key of the person it is about. */
export const modelCallContentSchema = z.strictObject({
  instructions: z.string(),
  data: z.string(),
  /** What the model said, whatever it is; null where nothing came. */
  answer: z.string().nullable(),
  /** Of a text: the statistical one, and the one written by the model; null where it was not taken. */
  before: draftTextsSchema.nullable(),
  after: draftTextsSchema.nullable(),
});
export type ModelCallContent = z.infer<typeof modelCallContentSchema>;

/** What the brand guidelines find in a text: which rule, where, how grave. No words of it. */
const found = contentFindingSchema.pick({ rule: true, verdict: true, field: true }).array().max(200);
export const draftFindingsSchema = z.strictObject({ before: found, after: found.nullable() });
export type DraftFindings = z.infer<typeof draftFindingsSchema>;

/** The prompts of an agent as they were evaluated. */
export const evaluatedPromptsSchema = z.array(
  z.strictObject({ name: z.string(), version: z.int(), hash: z.string() }),
);
