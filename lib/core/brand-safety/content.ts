import { z } from 'zod';
import { channels } from '../actions/catalogue';
import { findingSchema } from '../gate/finding';
import { contentVerdicts } from './guidelines';

const share = z.number().min(0).max(1);
const offset = z.int().min(0);

/** What libraries and models found in one text; offsets are UTF-16, into the text as it was given. */
export const textAssessmentSchema = z.strictObject({
  profanities: z.array(z.strictObject({ start: offset, end: offset, term: z.string().max(80) })).max(500),
  toxicity: share,
  spam: share,
});
export type TextAssessment = z.infer<typeof textAssessmentSchema>;

/** One text somebody will read. `name` says which: subject, body, headline. */
export const contentFieldSchema = z.strictObject({
  name: z.string().min(1).max(60),
  text: z.string().max(100_000),
  channel: z.enum(channels),
});
export type ContentField = z.infer<typeof contentFieldSchema>;

export const brandContentSchema = z
  .strictObject({
    fields: z.array(contentFieldSchema).max(50),
    /** Sources it names for what it claims, by the ids of the guidelines. */
    sourceIds: z.array(z.string().min(1).max(80)).max(20),
    /** Approved facts that it cites and that hold: each is a source of its own. */
    factIds: z.array(z.string().min(1).max(80)).max(20).optional(),
    /** An agent sends it to a person: the disclosure is asked for. */
    byAgent: z.boolean(),
    /** One per field, in their order; null where a text could not be assessed. */
    assessment: z.array(textAssessmentSchema.nullable()).max(50),
  })
  .refine(({ fields, assessment }) => fields.length === assessment.length, {
    path: ['assessment'],
    message: 'has to hold one entry per field',
  });
export type BrandContent = z.infer<typeof brandContentSchema>;

/** A finding, and where in the content it stands; 0 to 0 where something is missing. `quote` is the text between. */
export const contentFindingSchema = findingSchema.extend({
  verdict: z.enum(contentVerdicts),
  remedy: z.string(),
  field: z.string(),
  start: offset,
  end: offset,
  quote: z.string(),
});
export type ContentFinding = z.infer<typeof contentFindingSchema>;
