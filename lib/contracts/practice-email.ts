import { z } from 'zod';
import { cursorSchema, limitSchema, pageOf } from './list';

export const practiceMessageSchema = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  /** The contact in Mandate, where it is one. */
  contactId: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  sentAt: z.iso.datetime(),
  reply: z.string().nullable(),
  repliedAt: z.iso.datetime().nullable(),
});
export type PracticeMessage = z.infer<typeof practiceMessageSchema>;
export const practiceMessageListSchema = pageOf(practiceMessageSchema);
export const practiceMessageQuerySchema = z.strictObject({
  q: z.string().trim().max(200).default(''),
  cursor: cursorSchema,
  limit: limitSchema,
});
export type PracticeMessageQuery = z.output<typeof practiceMessageQuerySchema>;
export const practiceMessageParams = z.strictObject({ messageId: z.string().min(1).max(80) });

export const replyTextSchema = z.string().trim().min(1, 'must not be empty').max(4000);
/** What the person who got a message does with it. */
export const answerPracticeMessageBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('reply'), text: replyTextSchema }),
  z.strictObject({ kind: z.literal('unsubscribe') }),
  z.strictObject({ kind: z.literal('complaint') }),
]);
export type AnswerPracticeMessageBody = z.output<typeof answerPracticeMessageBodySchema>;

/** What Mandate made of it: what it heard, and whether a person was told. */
export const practiceAnswerSchema = z.strictObject({
  heard: z.enum(['none', 'unsubscribe', 'complaint', 'distress', 'unknown_contact']),
  personTold: z.boolean(),
});
export type PracticeAnswer = z.infer<typeof practiceAnswerSchema>;
