import { z } from 'zod';
import type { DeliveryReport } from './read-delivery-status';

const recipient = z.object({
  emailAddress: z.string().max(320),
  action: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
});
const header = z.object({ name: z.string(), value: z.string() });
const notificationSchema = z.object({
  notificationType: z.string().optional(),
  eventType: z.string().optional(),
  mail: z
    .object({ headers: z.array(header).optional(), destination: z.array(z.string().max(320)).default([]) })
    .optional(),
  bounce: z.object({ bounceType: z.string(), bouncedRecipients: z.array(recipient).max(1000) }).optional(),
  complaint: z
    .object({
      complainedRecipients: z.array(recipient).max(1000),
      complaintFeedbackType: z.string().max(50).nullish(),
    })
    .optional(),
});
const envelopeSchema = z.object({ Message: z.string() });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * The notification of Amazon SES in a mail of Amazon SNS, which is JSON and maybe a footer; null for any other text. SNS wraps it in
 * an envelope unless raw delivery is set.
 */
export function readSesNotification(text: string): z.infer<typeof notificationSchema> | null {
  if (!text.trimStart().startsWith('{')) return null;
  // Servers on the way break long lines, Sendmail with an exclamation mark; in JSON no line break means anything.
  const json = text
    .slice(0, text.lastIndexOf('}') + 1)
    .replaceAll('!\n ', '')
    .replaceAll('\n', '');
  const outer = parseJson(json);
  const envelope = envelopeSchema.safeParse(outer);
  const parsed = notificationSchema.safeParse(envelope.success ? parseJson(envelope.data.Message) : outer);
  return parsed.success && (parsed.data.notificationType ?? parsed.data.eventType) ? parsed.data : null;
}

/** The recipients that such a notification reports on; none where the text is another. */
export function readSesReports(text: string): DeliveryReport[] {
  const notification = readSesNotification(text);
  if (!notification) return [];
  const { bounce, mail } = notification;
  if (!bounce)
    return /^delivery$/i.test(notification.notificationType ?? notification.eventType ?? '')
      ? (mail?.destination ?? []).map((address) => ({
          address: address.toLowerCase(),
          action: 'delivered',
          status: null,
          diagnostic: '',
          category: null,
        }))
      : [];
  return bounce.bouncedRecipients.map(({ emailAddress, status, diagnosticCode }) => ({
    address: emailAddress.toLowerCase(),
    action: 'failed',
    status: /^[245]\.\d{1,3}\.\d{1,3}$/.exec(status ?? '')?.[0] ?? null,
    diagnostic: (diagnosticCode ?? '').replace(/^smtp;\s*/, ''),
    category: null,
  }));
}
