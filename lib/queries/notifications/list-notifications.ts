import type { z } from 'zod';
import type { NotificationsQuery, notificationsListSchema } from '@/lib/contracts/webhooks';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';

/** What people and programs were told, newest first, a page at a time. */
export async function listNotifications(
  workspaceId: string,
  query: NotificationsQuery,
): Promise<z.infer<typeof notificationsListSchema>> {
  const found = await db().notification.findMany({
    where: {
      workspaceId,
      ...(query.channel?.length ? { channel: { in: query.channel } } : {}),
      ...(query.status?.length ? { status: { in: query.status } } : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
    ...(query.cursor ? { cursor: { id: query.cursor }, skip: 1 } : {}),
    include: { endpoint: { select: { url: true } } },
  });
  const page = found.slice(0, query.limit);
  const names = await resolveNames(
    workspaceId,
    page.flatMap(({ userId: id }) => (id === null ? [] : [{ type: 'person', id }])),
  );
  return {
    rows: page.map((row) => ({
      id: row.id,
      channel: row.channel,
      reason: row.reason,
      receiver: row.endpoint
        ? new URL(row.endpoint.url).host
        : (names.of('person', row.userId ?? '').name ?? 'Somebody who is no longer here'),
      approvalId: row.approvalId,
      alarmId: row.alarmId,
      status: row.status,
      attempts: row.attempts,
      error: row.error,
      createdAt: row.createdAt.toISOString(),
      sentAt: row.sentAt?.toISOString() ?? null,
      dueAt: row.status === 'waiting' ? row.dueAt.toISOString() : null,
    })),
    nextCursor: found.length > query.limit ? (page.at(-1)?.id ?? null) : null,
  };
}
