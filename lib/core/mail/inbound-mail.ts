import { z } from 'zod';

/** The header fields that are read; of one that stands there twice, the first. */
export const mailHeaderNames = [
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'in-reply-to',
  'references',
  'return-path',
  'content-type',
  'auto-submitted',
  'precedence',
  'list-id',
  'x-autoreply',
  'x-autorespond',
  'x-failed-recipients',
  'x-apple-unsubscribe',
] as const;
export type MailHeaderName = (typeof mailHeaderNames)[number];

/** In characters; what is longer is cut, and `isCut` says so. */
export const mailLimits = { header: 10_000, text: 200_000, partText: 100_000, parts: 100 } as const;

const address = z.string().max(320);

/** An e-mail as far as it matters what became of ours: without attachments, decoded, of bounded size. */
export const inboundMailSchema = z.strictObject({
  /** Without encoded words, unfolded. */
  headers: z.partialRecord(z.enum(mailHeaderNames), z.string().max(mailLimits.header)),
  /** Address alone, in lower case; null where the sender is empty, as with many bounces. */
  from: address.nullable(),
  to: z.array(address).max(100),
  /** What a person would read; made from HTML where there is nothing else. */
  text: z.string().max(mailLimits.text),
  /** Reports and returned messages (`message/*`, `text/rfc822-headers`), in their order. */
  parts: z
    .array(z.strictObject({ type: z.string().max(200), text: z.string().max(mailLimits.partText) }))
    .max(mailLimits.parts),
  /** Something was longer than the limits and was left off. */
  isCut: z.boolean(),
});
export type InboundMail = z.infer<typeof inboundMailSchema>;
