import { findAddresses } from './find-addresses';
import { findOriginal } from './find-original';
import type { InboundMail } from './inbound-mail';
import { readFields } from './read-fields';
import { readSesNotification } from './read-ses-notification';

export type Complaint = {
  /** Who complained; empty where the report hides it, which it may. */
  recipients: string[];
  /** As the report names it (RFC 5965): `abuse`, `fraud`, `virus`, `opt-out` ... */
  feedbackType: string;
  originalMessageId: string | null;
};

/** Reports in the same format that nobody complains with: failed authentication (RFC 6591), and taking a complaint back. */
const notComplaints = new Set(['auth-failure', 'not-spam']);

const of = (mail: InboundMail, feedbackType: string, recipients: string[]): Complaint => ({
  recipients,
  feedbackType,
  originalMessageId: findOriginal(mail)?.messageId ?? null,
});

/** A mail whose only word is that they want none: what mail programs send to a `List-Unsubscribe` address (RFC 2369). */
const isOptOut = ({ headers, text }: InboundMail): boolean =>
  headers['x-apple-unsubscribe'] !== undefined ||
  (/^\s*unsubscribe\s*$/i.test(headers.subject ?? '') && text.trim().length < 200);

/** A complaint or the machine's word that somebody wants no more; null for anything else, `not-complaint` for other feedback reports. */
export function readComplaint(mail: InboundMail): Complaint | 'not-complaint' | null {
  const report = mail.parts.find(({ type }) => type === 'message/feedback-report');
  if (report) {
    const fields = readFields(report.text.replaceAll('\r', '').replace(/\n\s*\n/g, '\n'));
    const feedbackType = (fields.get('feedback-type') ?? 'other').toLowerCase().slice(0, 50);
    if (notComplaints.has(feedbackType)) return 'not-complaint';
    // The one field that may stand there several times.
    const named = report.text.match(/^(?:original-rcpt-to|removal-recipient)[ \t]{0,5}:.{1,500}/gim) ?? [];
    const recipients = findAddresses(named.join('\n'));
    return of(mail, feedbackType, recipients.length > 0 ? recipients : (findOriginal(mail)?.to ?? []));
  }
  const ses = readSesNotification(mail.text)?.complaint;
  if (ses) {
    const recipients = ses.complainedRecipients.map(({ emailAddress }) => emailAddress.toLowerCase());
    return of(mail, ses.complaintFeedbackType?.toLowerCase() ?? 'other', recipients);
  }
  // Some providers complain without the report part: the message comes back as an attachment below such a subject.
  const returned = mail.parts.find(({ type }) => type === 'message/rfc822');
  if (
    returned &&
    /complaint about message|abuse report|spam report|feedback report/i.test(mail.headers.subject ?? '')
  )
    return of(mail, 'abuse', findOriginal(mail)?.to ?? []);
  return isOptOut(mail) && mail.from ? of(mail, 'opt-out', [mail.from]) : null;
}
