import { z } from 'zod';
import type { DistressKind } from './phrase';

/** What a reply comes to for whoever wrote first, in closed words. */
export const replyAnswers = [
  'interested',
  'asks_for_information',
  'not_now',
  'not_interested',
  'wrong_person',
  'out_of_office',
  'other',
] as const;

/**
 * All that a model may say of a reply: yes or no, one of a few words, a day. It has no field for a sentence, so that nothing of what
 * the text says travels on; more is not accepted.
 */
export const replyReadingSchema = z.strictObject({
  asksToStop: z.boolean(),
  complains: z.boolean(),
  tellsOfTrouble: z.boolean(),
  wantsMeeting: z.boolean(),
  answer: z.enum(replyAnswers),
  againOn: z.iso.date().nullable(),
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
