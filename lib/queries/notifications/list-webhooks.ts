import type { WebhookRow } from '@/lib/contracts/webhooks';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';

/** The programs that are told, oldest first, with how the newest requests to each went. */
export async function listWebhooks(workspaceId: string): Promise<{ rows: WebhookRow[] }> {
  const endpoints = await db().webhookEndpoint.findMany({
    where: { workspaceId, removedAt: null },
    orderBy: { createdAt: 'asc' },
    include: { _count: { select: { notifications: { where: { status: 'waiting' } } } } },
  });
  const names = await resolveNames(
    workspaceId,
    endpoints.map(({ createdById: id }) => ({ type: 'person', id })),
  );
  const newest = await db().notification.findMany({
    where: { workspaceId, endpointId: { in: endpoints.map(({ id }) => id) } },
    orderBy: { createdAt: 'desc' },
    distinct: ['endpointId'],
  });
  const sent = await db().notification.groupBy({
    by: ['endpointId'],
    where: { workspaceId, endpointId: { in: endpoints.map(({ id }) => id) }, status: 'sent' },
    _max: { sentAt: true },
  });
  return {
    rows: endpoints.map(({ id, url, createdById, createdAt, _count }) => ({
      id,
      url,
      createdBy: names.of('person', createdById),
      createdAt: createdAt.toISOString(),
      lastSentAt: sent.find(({ endpointId }) => endpointId === id)?._max.sentAt?.toISOString() ?? null,
      lastError: newest.find(({ endpointId }) => endpointId === id)?.error ?? null,
      waiting: _count.notifications,
    })),
  };
}
