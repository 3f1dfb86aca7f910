import { createTransport } from 'nodemailer';
import { env } from './env';

const ANSWER_WITHIN_MS = 15_000;

/** Whether anybody can be written to at all. */
export const isMailConfigured = (): boolean => env().SMTP_URL !== undefined && env().MAIL_FROM !== undefined;

/**
 * Sends one message of plain text through the server at SMTP_URL. Resolves once the server has taken it.
 * @throws what the server or the way to it objected to.
 */
export async function sendMail(message: { to: string; subject: string; text: string }): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url || !from) throw new Error('No mail server is set up: SMTP_URL and MAIL_FROM name one.');
  const transport = createTransport({
    url,
    connectionTimeout: ANSWER_WITHIN_MS,
    greetingTimeout: ANSWER_WITHIN_MS,
    socketTimeout: ANSWER_WITHIN_MS,
  });
  try {
    // Out-of-office notes need not answer a machine.
    await transport.sendMail({ ...message, from, headers: { 'Auto-Submitted': 'auto-generated' } });
  } finally {
    transport.close();
  }
}
