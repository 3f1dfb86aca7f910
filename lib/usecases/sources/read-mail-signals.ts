import { type ClassifiedMail, classifyMail } from '@/lib/core/mail/classify-mail';
import { type Reading, type ReadingContext, refuse, toReading } from '@/lib/core/signals/formats/reading';
import { readMail } from '@/lib/platform/mail/read-mail';

type Report = {
  address: string;
  report: string;
  bounce?: 'hard' | 'soft';
  reason?: string;
  properties?: object;
};

/** What a mail that came in says: a bounce or a complaint of each recipient, or that somebody answered. */
export async function readMailSignals(raw: Uint8Array, context: ReadingContext): Promise<Reading[]> {
  try {
    const mail = await readMail(raw);
    const messageId = mail.headers['message-id'] ?? context.fallbackId(Buffer.from(raw).toString('base64'));
    const classified = classifyMail(mail);
    const reports = reportsOf(classified);
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

function reportsOf(mail: ClassifiedMail): Report[] {
  switch (mail.kind) {
    case 'bounce':
      return mail.recipients.flatMap(({ address, type, status, reason }) =>
        address === null
          ? []
          : [
              {
                address,
                report: 'bounced',
                bounce: type,
                reason,
                properties: { status, original: mail.original },
              },
            ],
      );
    case 'complaint':
      return mail.recipients.map((address) => ({
        address,
        report: 'complained',
        properties: { feedbackType: mail.feedbackType, original: mail.original },
      }));
    case 'reply':
      return [{ address: mail.from, report: 'replied' }];
    default:
      return [];
  }
}

const whyNothing = (mail: ClassifiedMail): string => {
  if (mail.kind === 'auto_reply') return 'is an automatic answer: nothing follows from it';
  return mail.kind === 'other' ? mail.why : 'names nobody whom it is about';
};
