import { z } from 'zod';
import { correctionSchema } from './correctable-fields';

const words = z.string().trim().min(1).max(2000);

/** Everything that was written about a request: by the person, and by those who answered it. It is kept sealed. */
export const requestContentSchema = z.strictObject({
  /** What they wrote. */
  message: words.nullable(),
  /** Of a correction: the values they say are right. */
  correction: correctionSchema.nullable(),
  extensionReason: words.nullable(),
  /** Why it was refused, or what was done; they can read it. */
  answer: words.nullable(),
});
export type RequestContent = z.infer<typeof requestContentSchema>;
export const emptyContent: RequestContent = {
  message: null,
  correction: null,
  extensionReason: null,
  answer: null,
};

/** Why a limit was lifted. */
export const limitContentSchema = z.strictObject({ liftReason: words });

/** A field before and after it was put right. */
export const correctionContentSchema = z.strictObject({
  before: z.string().nullable(),
  after: z.string().nullable(),
});
