import { z } from 'zod';
import { cursorSchema } from './list';

export const contactExplanationQuerySchema = z.strictObject({
  cursor: cursorSchema,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  /** `html`: the whole of it as one document to send. */
  format: z.enum(['json', 'html']).default('json'),
});
export type ContactExplanationQuery = z.output<typeof contactExplanationQuerySchema>;

const sentences = z.array(z.string());

/** One step that was planned about a person, in sentences for them. */
export const personStepSchema = z.strictObject({
  actionId: z.string(),
  runId: z.string().nullable(),
  at: z.string(),
  asked: z.string(),
  outcome: z.string(),
  why: sentences,
  reviewed: sentences,
  data: sentences,
  versions: z.string(),
});
export type PersonStep = z.infer<typeof personStepSchema>;

/** What stands around the steps, the same on each page of them. */
const personExplanationSchema = z.strictObject({
  contactId: z.string(),
  /** “Erased person” where their data was deleted. */
  name: z.string(),
  workspace: z.string(),
  /** How many steps there are in all, and that in words. */
  total: z.int(),
  totalSentence: z.string(),
  intro: sentences,
  contest: sentences,
  sources: z.array(
    z.strictObject({ source: z.string(), signals: z.int(), firstOn: z.string(), lastOn: z.string() }),
  ),
});
export type PersonExplanation = z.infer<typeof personExplanationSchema>;

export const contactExplanationSchema = personExplanationSchema.extend({
  /** The newest first. */
  rows: z.array(personStepSchema),
  nextCursor: z.string().nullable(),
});
export type ContactExplanation = z.infer<typeof contactExplanationSchema>;
