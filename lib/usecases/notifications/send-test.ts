import type { TestResult } from '@/lib/contracts/webhooks';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { isMailConfigured } from '@/lib/platform/mailer';
import { mailReviewers } from './mail-reviewers';
import { postWebhooks } from './post-webhooks';

type Receiver = Pick<Prisma.NotificationUncheckedCreateInput, 'channel' | 'userId' | 'endpointId'>;

/** Leaves a test among what is to be sent and sends it as everything else is; one that was not taken is not tried again. */
async function tryOut(workspaceId: string, to: Receiver, send: () => Promise<unknown>): Promise<TestResult> {
  const id = newId('ntf');
  const at = now();
  await db().notification.create({
    data: { id, workspaceId, reason: 'test', dueAt: at, createdAt: at, ...to },
    select: { id: true },
  });
  await send();
  await db().notification.updateMany({ where: { id, status: 'waiting' }, data: { status: 'failed' } });
  const { status, error } = await db().notification.findUniqueOrThrow({ where: { id } });
  return { sent: status === 'sent', error };
}

/** Sends a test to an endpoint. @throws AppError `not_found`. */
export async function testWebhook(workspaceId: string, webhookId: string): Promise<TestResult> {
  const endpoint = await db().webhookEndpoint.findUnique({
    where: { id_workspaceId: { id: webhookId, workspaceId } },
    select: { removedAt: true },
  });
  if (!endpoint || endpoint.removedAt)
    throw new AppError('not_found', { detail: 'There is no such webhook in this workspace.' });
  return tryOut(workspaceId, { channel: 'webhook', endpointId: webhookId }, () =>
    postWebhooks(200, workspaceId),
  );
}

/** Writes a test message to whoever asks for it. @throws AppError `not_connected` without a mail server. */
export async function testMail(workspaceId: string, userId: string): Promise<TestResult> {
  if (!isMailConfigured())
    throw new AppError('not_connected', {
      detail: 'No mail server is set up.',
      remedy: 'Whoever runs this installation names one with SMTP_URL and MAIL_FROM.',
    });
  return tryOut(workspaceId, { channel: 'email', userId }, () => mailReviewers(200));
}
