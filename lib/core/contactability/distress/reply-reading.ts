import { z } from 'zod';
import type { DistressKind } from './phrase';

/** All that a model may say of a reply: three answers of yes or no. It has no field for anything else, and more is not accepted. */
export const replyReadingSchema = z.strictObject({
  asksToStop: z.boolean(),
  complains: z.boolean(),
  tellsOfTrouble: z.boolean(),
});
export type ReplyReading = z.infer<typeof replyReadingSchema>;

const gravity: readonly ('none' | DistressKind)[] = ['none', 'unsubscribe', 'distress', 'complaint'];

/**
 * What a reply comes to, by the words and by what a model read into it: the graver of the two. A model can make us more careful
 * and never less, whatever the text told it to say; an answer of another form counts as none.
 */
export function graverOf(heard: 'none' | DistressKind, reading: unknown): 'none' | DistressKind {
  const parsed = replyReadingSchema.safeParse(reading);
  if (!parsed.success) return heard;
  const { asksToStop, complains, tellsOfTrouble } = parsed.data;
  const read = complains ? 'complaint' : tellsOfTrouble ? 'distress' : asksToStop ? 'unsubscribe' : 'none';
  return gravity.indexOf(read) > gravity.indexOf(heard) ? read : heard;
}
