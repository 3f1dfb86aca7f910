import { env } from '@/lib/platform/env';
import { isMailConfigured } from '@/lib/platform/mailer';

/** From whom messages come; null where no mail server is set up. */
export const mailSender = (): string | null => (isMailConfigured() ? (env().MAIL_FROM ?? null) : null);
