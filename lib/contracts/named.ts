import { z } from 'zod';

/** Something named by id, with the name it has now: the record holds ids only. `name` null: it has none, or is gone. */
export const namedSchema = z.strictObject({
  type: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  /** A person invented for the sample workspace. */
  isSample: z.boolean(),
});
export type Named = z.infer<typeof namedSchema>;

/** Ids inside sentences that stand for something with a name. One capture group: the id. */
export const mentionedId = /\b((?:usr|agt|con|cmp|own|acc)_[0-9a-z]+)/g;
