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

/** Leaves word of drift or an anomaly for programs, and for the owners of the agents that it is about; where it is about none, of all agents. */
export async function notifyOfAlarm(
  tx: Tx,
  { workspaceId, alarmId, agentIds }: { workspaceId: string; alarmId: string; agentIds: readonly string[] },
): Promise<void> {
  const about = { reason: 'alarm' as const, alarmId };
  await notifyPrograms(tx, workspaceId, about);
  if (!isMailConfigured()) return;
  const agents = await tx.agent.findMany({
    where: { workspaceId, ...(agentIds.length > 0 ? { id: { in: [...agentIds] } } : {}) },
    select: { ownerId: true },
  });
  const owners = await tx.membership.findMany({
    where: {
      workspaceId,
      userId: { in: agents.map(({ ownerId }) => ownerId) },
      mailsApprovals: true,
      isSample: false,
      disabledAt: null,
    },
    select: { userId: true },
    orderBy: { userId: 'asc' },
  });
  if (owners.length === 0) return;
  const at = now();
  await tx.notification.createMany({
    data: owners.map(({ userId }) => ({
      id: newId('ntf'),
      workspaceId,
      ...about,
      channel: 'email' as const,
      userId,
      dueAt: at,
      createdAt: at,
    })),
  });
}

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
