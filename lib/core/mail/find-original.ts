import { findAddresses } from './find-addresses';
import type { InboundMail } from './inbound-mail';
import { readFields } from './read-fields';
import { readSesNotification } from './read-ses-notification';
import { splitReturned } from './split-returned';

/** Which of our messages a report is about, as far as it returned it. */
export type OriginalMail = {
  /** With its angle brackets. */
  messageId: string | null;
  /** Of the action that sent it: the header `X-Mandate-Action`. */
  actionId: string | null;
  /** Whom it was addressed to. */
  to: string[];
};

const returnedTypes = new Set([
  'message/rfc822',
  'message/global',
  'message/partial',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
]);

/** The header that every message of ours carries. */
export const ACTION_HEADER = 'x-mandate-action';

const readMessageId = (value: string | undefined): string | null =>
  /<[^<>\s]{1,500}>/.exec(value ?? '')?.[0] ?? null;

/** The header of the message that a report returned, as lines. */
function returnedHeader({ parts, text }: InboundMail): string {
  const part = parts.find(({ type }) => returnedTypes.has(type));
  const ses = part ? null : readSesNotification(text)?.mail?.headers;
  if (ses) return ses.map(({ name, value }) => `${name}: ${value.replace(/\s+/g, ' ')}`).join('\n');
  const returned = (part?.text ?? splitReturned(text).returned).replaceAll('\r', '').trimStart();
  return returned.split(/\n[ \t]*\n/, 1)[0] ?? '';
}

/** The message that a report returned, from its own part or quoted in the text; null where there is none. */
export function findOriginal(mail: InboundMail): OriginalMail | null {
  const fields = readFields(returnedHeader(mail));
  const messageId = readMessageId(fields.get('message-id'));
  const actionId = /^[\w-]{1,100}$/.exec(fields.get(ACTION_HEADER) ?? '')?.[0] ?? null;
  const to = findAddresses(fields.get('to') ?? '').slice(0, 100);
  return messageId || actionId || to.length > 0 ? { messageId, actionId, to } : null;
}
