import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { isMailConfigured } from '@/lib/platform/mailer';
import type { NotificationReason, Prisma } from '../generated/client';
import type { Tx } from '../tx';
import { enqueueEvent } from './outbox-events';

/** Leaves word of an approval for whoever is asked now, and for the programs that want to be told. */
export async function notifyOfApproval(
  tx: Tx,
  about: {
    workspaceId: string;
    approvalId: string;
    reviewerId: string;
    reason: Exclude<NotificationReason, 'test' | 'record_checked' | 'alarm'>;
  },
): Promise<void> {
  const { workspaceId, approvalId, reviewerId, reason } = about;
  const at = now();
  const row = (to: Pick<Prisma.NotificationCreateManyInput, 'channel' | 'userId' | 'endpointId'>) => ({
    id: newId('ntf'),
    workspaceId,
    approvalId,
    reason,
    dueAt: at,
    createdAt: at,
    ...to,
  });
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { workspaceId, removedAt: null },
    select: { id: true },
  });
  const reviewer = isMailConfigured()
    ? await tx.membership.findUnique({
        where: { workspaceId_userId: { workspaceId, userId: reviewerId } },
        select: { mailsApprovals: true, isSample: true },
      })
    : null;
  const rows = [
    ...endpoints.map(({ id }) => row({ channel: 'webhook', endpointId: id })),
    ...(reviewer?.mailsApprovals && !reviewer.isSample
      ? [row({ channel: 'email', userId: reviewerId })]
      : []),
  ];
  if (rows.length === 0) return;
  await tx.notification.createMany({ data: rows });
  if (endpoints.length > 0)
    await enqueueEvent(tx, { workspaceId, name: 'notification/waiting', data: { workspaceId } });
}

/** Leaves word for programs that the record was checked: the head that goes with it is kept where nobody here can reach it. */
export const notifyOfCheck = (tx: Tx, workspaceId: string): Promise<void> =>
  notifyPrograms(tx, workspaceId, { reason: 'record_checked' });

/** Leaves word for programs of drift or an anomaly. */
export const notifyOfAlarm = (tx: Tx, workspaceId: string, alarmId: string): Promise<void> =>
  notifyPrograms(tx, workspaceId, { reason: 'alarm', alarmId });

async function notifyPrograms(
  tx: Tx,
  workspaceId: string,
  about: { reason: 'record_checked' } | { reason: 'alarm'; alarmId: string },
): Promise<void> {
  const endpoints = await tx.webhookEndpoint.findMany({
    where: { workspaceId, removedAt: null },
    select: { id: true },
  });
  if (endpoints.length === 0) return;
  const at = now();
  await tx.notification.createMany({
    data: endpoints.map(({ id: endpointId }) => ({
      id: newId('ntf'),
      workspaceId,
      ...about,
      channel: 'webhook' as const,
      endpointId,
      dueAt: at,
      createdAt: at,
    })),
  });
  await enqueueEvent(tx, { workspaceId, name: 'notification/waiting', data: { workspaceId } });
}
