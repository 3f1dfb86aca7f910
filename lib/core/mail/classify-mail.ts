import { ownParts } from '../contactability/distress/own-text';
import { findOriginal, type OriginalMail } from './find-original';
import type { InboundMail } from './inbound-mail';
import { isAutoReply, isBulk } from './is-automatic';
import { isBounce } from './is-bounce';
import { type BouncedRecipient, readBounce, readReports } from './read-bounce';
import { type Complaint, readComplaint } from './read-complaint';

/** What a mail that came in is about. `original` is the message of ours that it returned or reported on, null where none was. */
export type ClassifiedMail =
  | { kind: 'bounce'; recipients: BouncedRecipient[]; original: OriginalMail | null }
  | ({ kind: 'complaint'; original: OriginalMail | null } & Complaint)
  | { kind: 'auto_reply'; from: string; inReplyTo: string | null }
  | { kind: 'reply'; from: string; text: string; inReplyTo: string | null }
  | { kind: 'other'; why: string };

/** The words of a reply without the message it quotes. */
const ownWords = (text: string): string =>
  ownParts(text)
    .map(([start, end]) => text.slice(start, end))
    .join('')
    .trim();

const ids = (value: string | undefined): string[] => value?.match(/<[^<>\s]{1,500}>/g) ?? [];

/** The message that is answered: the one named, else the last of the thread. */
const answered = ({ headers }: InboundMail): string | null =>
  ids(headers['in-reply-to'])[0] ?? ids(headers.references).at(-1) ?? null;

/**
 * Tells a bounce, a complaint, an automatic answer and a person's reply apart. Whatever it says comes from outside and proves nothing:
 * that a bounce or complaint is about a message of ours is for the caller to check, by `original`.
 */
export function classifyMail(mail: InboundMail): ClassifiedMail {
  const complaint = readComplaint(mail);
  if (complaint === 'not-complaint')
    return {
      kind: 'other',
      why: 'It reports on authentication or takes a complaint back: nobody complains.',
    };
  if (complaint) return { kind: 'complaint', ...complaint, original: findOriginal(mail) };
  const reports = readReports(mail);
  if (isBounce(mail, reports))
    return { kind: 'bounce', recipients: readBounce(mail, reports), original: findOriginal(mail) };
  if (reports.length > 0) return { kind: 'other', why: 'It reports that the message was delivered.' };
  const { from } = mail;
  if (from === null) return { kind: 'other', why: 'It names no sender.' };
  if (isAutoReply(mail)) return { kind: 'auto_reply', from, inReplyTo: answered(mail) };
  if (isBulk(mail)) return { kind: 'other', why: 'A machine sent it, to many or to nobody in particular.' };
  const text = ownWords(mail.text);
  if (text === '') return { kind: 'other', why: 'It has no words of its own.' };
  return { kind: 'reply', from, text, inReplyTo: answered(mail) };
}
