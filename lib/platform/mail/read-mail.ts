import { type Attachment, addressParser, decodeWords, type Email } from 'postal-mime';
import {
  type InboundMail,
  inboundMailSchema,
  type MailHeaderName,
  mailHeaderNames,
  mailLimits,
} from '@/lib/core/mail/inbound-mail';
import { AppError } from '@/lib/core/shared/app-error';
import { decodeWindows1252, restoreWindows1252 } from '../decode-bytes';
import { cutToRead } from './cut-to-read';
import { PlainParser } from './plain-parser';

const parsing = {
  // A message that was returned stays one text: nothing in it is parsed, so no message within a message costs anything.
  forceRfc822Attachments: true,
  maxNestingDepth: 20,
  maxHeadersSize: 128 * 1024,
} as const;

/** Fields without which nothing is an e-mail. */
const telling = new Set([
  'from',
  'to',
  'subject',
  'date',
  'message-id',
  'received',
  'return-path',
  'content-type',
]);

const unreadable = (detail: string): AppError =>
  new AppError('invalid_request', {
    detail,
    remedy: 'Send the message as it was received, in the format of RFC 5322.',
  });

async function parse(raw: Uint8Array): Promise<Email> {
  try {
    return await new PlainParser(parsing).parse(raw);
  } catch (error) {
    throw unreadable(
      `The e-mail could not be read: ${error instanceof Error ? error.message : 'its structure is broken.'}`,
    );
  }
}

/** Text of bytes that name no charset: UTF-8, or Windows-1252 where they are not. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** Takes texts no longer than allowed and remembers whether one was longer; without what no text has and a database refuses. */
class Cutter {
  isCut: boolean;

  constructor(isCut: boolean) {
    this.isCut = isCut;
  }

  take(text: string, limit: number): string {
    if (text.length > limit) this.isCut = true;
    // The parser decodes as this Node does: Windows-1252 without its quotes and dashes.
    return restoreWindows1252(text.slice(0, limit))
      .replaceAll('\u0000', '')
      .replaceAll('\r\n', '\n')
      .replace(/\p{Surrogate}/gu, '\ufffd');
  }
}

/** The body as it stands, of a message that says it has parts but shows none. */
function rawBody(raw: Uint8Array): string {
  const text = decode(raw);
  const begins = /\r?\n\r?\n/.exec(text);
  return begins ? text.slice(begins.index + begins[0].length) : '';
}

const addressesOf = (value: string | undefined): string[] =>
  addressParser(value ?? '', { flatten: true })
    .map(({ address }) => address?.trim().toLowerCase() ?? '')
    .filter((address) => address.includes('@') && address.length <= 320);

function headersOf(mail: Email, cutter: Cutter): Partial<Record<MailHeaderName, string>> {
  const headers: Partial<Record<MailHeaderName, string>> = {};
  for (const name of mailHeaderNames) {
    const value = mail.headers.find(({ key }) => key === name)?.value;
    if (value === undefined) continue;
    headers[name] = cutter.take(decodeWords(value), mailLimits.header);
  }
  return headers;
}

/** The parts that reports are made of, and what they return. */
const isReportPart = ({ mimeType }: Attachment): boolean =>
  mimeType.startsWith('message/') || mimeType === 'text/rfc822-headers';

function partsOf(mail: Email, cutter: Cutter): InboundMail['parts'] {
  const reports = mail.attachments.filter(isReportPart);
  if (reports.length > mailLimits.parts) cutter.isCut = true;
  return reports.slice(0, mailLimits.parts).map(({ mimeType, content }) => ({
    type: mimeType.slice(0, 200),
    text: cutter.take(
      typeof content === 'string' ? content : decode(new Uint8Array(content)),
      mailLimits.partText,
    ),
  }));
}

/**
 * Reads an e-mail as it came over the wire. Time and memory are bounded, whatever the bytes: so much of it is read, so many lines and
 * parts, so many levels, and no message within a message is opened.
 * @throws AppError `payload_too_large` above 25 MB, or `invalid_request` where the bytes are no e-mail or are built to do harm.
 */
export async function readMail(raw: Uint8Array): Promise<InboundMail> {
  const { bytes, isCut } = cutToRead(raw);
  const mail = await parse(bytes);
  if (!mail.headers.some(({ key }) => telling.has(key)))
    throw unreadable('This is not an e-mail: it has none of the header fields that every e-mail has.');
  const cutter = new Cutter(isCut);
  const headers = headersOf(mail, cutter);
  const parts = partsOf(mail, cutter);
  const showsNone = mail.attachments.length === 0 && /^\s*multipart\//i.test(headers['content-type'] ?? '');
  const text = mail.text ?? (showsNone ? rawBody(bytes) : '');
  return inboundMailSchema.parse({
    headers,
    from: addressesOf(headers.from)[0] ?? null,
    to: addressesOf(headers.to).slice(0, 100),
    text: cutter.take(text, mailLimits.text),
    parts,
    isCut: cutter.isCut,
  } satisfies InboundMail);
}
