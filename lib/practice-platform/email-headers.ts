import { z } from 'zod';
import type { MergeValues } from './merge-fields';

/** To whom a message goes and in whose name. The address is used for delivery and not kept. */
export type Envelope = {
  to: { address: string | null; name: string | null; company: string | null };
  from: { name: string | null; company: string };
};

/** The headers that matter to who may write to whom, as sent. */
export const mailHeadersSchema = z.strictObject({
  'Message-ID': z.string(),
  From: z.string(),
  /** RFC 2369 and RFC 8058: an address to press once, and one to write to. */
  'List-Unsubscribe': z.string(),
  'List-Unsubscribe-Post': z.literal('List-Unsubscribe=One-Click'),
  /** Where the sender can be found: 15 U.S.C. 7704(a)(5)(A)(iii), and the imprint duties of the Union's member states. */
  'X-Sender-Address': z.string(),
  'X-Template-Subject': z.string(),
  /** By what a bounce of it is told from one that somebody made up. */
  'X-Mandate-Action': z.string().optional(),
});
export type MailHeaders = z.infer<typeof mailHeadersSchema>;

/** `.invalid` never resolves (RFC 2606): nothing of the practice service can reach anybody. */
const DOMAIN = 'mail.practice.invalid';
const postalAddress = (company: string) => `${company}, 1 Practice Street, 00000 Nowhere`;

/** A name as a quoted string of a header: what would end it is left out. */
const quoted = (name: string) => `"${name.replace(/["\\]|\p{Cc}/gu, '').slice(0, 80)}"`;

/** The headers of one message, and what its merge fields stand for. */
export function headersOf(
  { messageId, actionId }: { messageId: string; actionId?: string | undefined },
  { to, from }: Envelope,
  subject: string,
): { headers: MailHeaders; values: MergeValues } {
  const unsubscribeUrl = `https://${DOMAIN}/unsubscribe/${messageId}`;
  const senderName = from.name ?? from.company;
  return {
    headers: {
      'Message-ID': `<${messageId}@${DOMAIN}>`,
      From: `${quoted(senderName)} <outreach@${DOMAIN}>`,
      'List-Unsubscribe': `<${unsubscribeUrl}>, <mailto:unsubscribe@${DOMAIN}?subject=${messageId}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'X-Sender-Address': postalAddress(quoted(from.company).slice(1, -1)),
      'X-Template-Subject': subject,
      ...(actionId === undefined ? {} : { 'X-Mandate-Action': actionId }),
    },
    values: {
      firstName: to.name?.trim().split(/\s+/)[0] ?? null,
      company: to.company,
      senderName,
      unsubscribeUrl,
    },
  };
}

/** Nothing goes out without a way to end it: a text that names none gets the service's own line. */
export const withFooter = (body: string): string =>
  /\{\{\s*unsubscribeUrl\s*(\||\}\})/.test(body) ? body : `${body}\n\n--\nUnsubscribe: {{unsubscribeUrl}}`;
