import type { BounceCause } from './bounce-causes';

const enhanced = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.]*\d)/g;

/** The enhanced status codes (RFC 3463) in a text, in their order; numbers of a network address or version are none. */
export const findStatuses = (text: string): string[] => [...text.matchAll(enhanced)].map(([code]) => code);

/** The reply code (RFC 5321) of a failure in a text, such as 550; null where there is none. */
export const findReplyCode = (text: string): number | null => {
  const code = /(?:^|[\s:;'"([])([45]\d\d)(?=[\s-]|$)/.exec(text)?.[1];
  return code ? Number(code) : null;
};

const causes: Record<string, BounceCause> = {
  '1.1': 'userUnknown',
  '1.2': 'hostUnknown',
  '1.3': 'userUnknown',
  '1.6': 'hasMoved',
  '1.7': 'senderRejected',
  '1.8': 'senderRejected',
  '1.10': 'takesNoMail',
  // Microsoft's: the server behind theirs knows no such recipient.
  '1.351': 'userUnknown',
  '2.1': 'mailboxDisabled',
  '2.2': 'mailboxFull',
  '2.3': 'tooLarge',
  '2.4': 'filtered',
  '3.1': 'systemFull',
  '3.2': 'takesNoMail',
  '3.3': 'systemError',
  '3.4': 'tooLarge',
  '3.5': 'systemError',
  '4.1': 'unreachable',
  '4.2': 'unreachable',
  '4.3': 'systemError',
  '4.4': 'hostUnknown',
  '4.5': 'tooMuch',
  '4.6': 'loop',
  '4.7': 'expired',
  '5.3': 'tooMuch',
  '7.2': 'notAMember',
  '7.23': 'notAuthenticated',
  '7.24': 'notAuthenticated',
  '7.25': 'noReverseName',
  '7.26': 'notAuthenticated',
  '7.27': 'senderRejected',
};
const bySubject: Record<string, BounceCause> = {
  '2': 'filtered',
  '3': 'systemError',
  '4': 'unreachable',
  '5': 'malformed',
  '6': 'malformed',
  '7': 'policy',
};

const replies: Record<number, BounceCause> = {
  421: 'deferred',
  450: 'deferred',
  451: 'deferred',
  452: 'systemFull',
  521: 'takesNoMail',
  552: 'mailboxFull',
  556: 'takesNoMail',
};

/** What a reply code alone says (RFC 5321, RFC 7504); null where it can mean anything, as 550 and 554 can. */
export const causeOfReply = (code: number | null): BounceCause | null =>
  code === null ? null : (replies[code] ?? null);

/**
 * What an enhanced status code says (RFC 3463, RFC 5248, RFC 7372, RFC 7505); null where it says nothing in particular, as `5.0.0` and
 * `5.1.0` do.
 */
export function causeOfStatus(status: string): BounceCause | null {
  const [, subject = '', detail = ''] = status.split('.');
  return causes[`${subject}.${detail}`] ?? (detail === '0' ? null : (bySubject[subject] ?? null));
}
