import { z } from 'zod';
import { cursorSchema, limitSchema, pageOf } from './list';
import { replyTextSchema } from './practice-email';

const query = { q: z.string().trim().max(200).default(''), cursor: cursorSchema, limit: limitSchema };

/** A text message as it arrived, and what came back. */
export const practiceTextSchema = z.strictObject({
  id: z.string(),
  externalId: z.string(),
  /** The contact in Mandate, where it is one. */
  contactId: z.string().nullable(),
  body: z.string(),
  segments: z.number().int(),
  sentAt: z.iso.datetime(),
  reply: z.string().nullable(),
  repliedAt: z.iso.datetime().nullable(),
});
export type PracticeText = z.infer<typeof practiceTextSchema>;
export const practiceTextListSchema = pageOf(practiceTextSchema);
export const practiceTextQuerySchema = z.strictObject(query);
export type PracticeTextQuery = z.output<typeof practiceTextQuerySchema>;
export const practiceTextParams = z.strictObject({ textId: z.string().min(1).max(80) });
export const answerPracticeTextBodySchema = z.strictObject({ text: replyTextSchema });
export type AnswerPracticeTextBody = z.output<typeof answerPracticeTextBodySchema>;

/** What the product shows one person; without a title it was taken down. */
export const practiceNoticeSchema = z.strictObject({
  externalId: z.string(),
  contactId: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  changedAt: z.iso.datetime(),
});
export type PracticeNotice = z.infer<typeof practiceNoticeSchema>;
export const practiceNoticeListSchema = pageOf(practiceNoticeSchema);
export const practiceNoticeQuerySchema = z.strictObject(query);
export type PracticeNoticeQuery = z.output<typeof practiceNoticeQuerySchema>;
