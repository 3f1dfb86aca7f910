import { z } from 'zod';

const name = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a name such as regionFit');
/** A closed word of our own code: no sentence fits in it. */
const word = z
  .string()
  .regex(/^[a-z0-9]+(_[a-z0-9]+)*$/, 'must be a word such as tier_1')
  .max(40);

/**
 * What a model may be told of a proposal: figures, yes or no, and closed words. There is no room in it for a sentence, so that no text
 * from outside reaches a prompt as a fact.
 */
export const draftFactsSchema = z.record(name, z.union([z.number(), z.boolean(), word, z.null()]));
export type DraftFacts = z.infer<typeof draftFactsSchema>;

/**
 * What a text of a proposal can be written from. Slots are names from outside, such as that of a team: a model never sees them; it may
 * place them by `{{slot}}`, and they are put in afterwards.
 */
export const draftSourceSchema = z.strictObject({
  facts: draftFactsSchema,
  slots: z.record(name, z.string().min(1).max(120)),
});
export type DraftSource = z.infer<typeof draftSourceSchema>;
