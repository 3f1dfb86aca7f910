import { type ClassifiedMail, classifyMail } from '@/lib/core/mail/classify-mail';
import type { OriginalMail } from '@/lib/core/mail/find-original';
import { type Reading, type ReadingContext, refuse, toReading } from '@/lib/core/signals/formats/reading';
import { readMail } from '@/lib/platform/mail/read-mail';
import type { OwnMessage } from './find-own-message';

type Report = {
  address: string;
  report: string;
  bounce?: 'hard' | 'soft';
  reason?: string;
  properties?: object;
};

export type MailReading = ReadingContext & {
  /** Whether a bounce or complaint is believed that is about no message of ours. */
  believesReports: boolean;
  /** The message of ours that an action sent, or null where it sent none. */
  findOwnMessage: (actionId: string) => Promise<OwnMessage | null>;
};

/**
 * What a mail that came in says: a bounce or a complaint of each recipient, or that somebody answered. Anybody can write a bounce: whether
 * it is about a message that we sent to that very recipient is said with it (`ours`), and whether it is believed (`believed`).
 */
export async function readMailSignals(raw: Uint8Array, context: MailReading): Promise<Reading[]> {
  try {
    const mail = await readMail(raw);
    const messageId = mail.headers['message-id'] ?? context.fallbackId(Buffer.from(raw).toString('base64'));
    const classified = classifyMail(mail);
    const reports = await reportsOf(classified, context);
    if (reports.length === 0) return [refuse(0, '', whyNothing(classified))];
    return reports.map(({ address, ...report }, index) =>
      toReading(index, {
        source: context.source,
        messageId: `${messageId.slice(0, 160)}:${index}`,
        occurredAt: context.receivedAt,
        kind: 'email.reported',
        payload: { ...report, person: { ids: [{ type: 'email', value: address }] } },
      }),
    );
  } catch (error) {
    return [refuse(0, '', error instanceof Error ? error.message : 'can’t be read as a mail')];
  }
}

async function reportsOf(mail: ClassifiedMail, context: MailReading): Promise<Report[]> {
  if (mail.kind === 'reply') return [{ address: mail.from, report: 'replied' }];
  if (mail.kind !== 'bounce' && mail.kind !== 'complaint') return [];
  const own = await ownMessageOf(mail.original, context);
  /** Who is not named is whoever the message was sent to. */
  const judged = (address: string | null) => {
    const who = address ?? own?.address ?? null;
    const ours = who !== null && own?.isTo(who) === true;
    return who === null ? null : { address: who, ours, believed: ours || context.believesReports };
  };
  if (mail.kind === 'bounce')
    return mail.recipients.flatMap(({ address, type, status, reason }) => {
      const about = judged(address);
      if (about === null) return [];
      const { address: who, ...belief } = about;
      const properties = { status, original: mail.original, ...belief };
      return [{ address: who, report: 'bounced', bounce: type, reason, properties }];
    });
  const { feedbackType, original } = mail;
  const named = mail.recipients.length > 0 ? mail.recipients : [null];
  return named.flatMap((address) => {
    const about = judged(address);
    if (about === null) return [];
    const { address: who, ours, believed } = about;
    // Whoever asks to be left alone need not show which message they mean.
    const properties = { feedbackType, original, ours, believed: believed || feedbackType === 'opt-out' };
    return [{ address: who, report: 'complained', properties }];
  });
}

const ownMessageOf = async (original: OriginalMail | null, { findOwnMessage }: MailReading) =>
  original?.actionId ? findOwnMessage(original.actionId) : null;

const whyNothing = (mail: ClassifiedMail): string => {
  if (mail.kind === 'auto_reply') return 'is an automatic answer: nothing follows from it';
  return mail.kind === 'other' ? mail.why : 'names nobody whom it is about';
};
