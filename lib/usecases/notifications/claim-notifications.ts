import { db } from '@/lib/db/client';
import { type Notification, type NotificationChannel, Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';

/** Minutes until the next try, after the first, the second, …; after the last it has failed. */
export const RETRY_AFTER_MINUTES = [1, 5, 30, 120, 480] as const;

/**
 * Takes what is due to be sent, for one sender alone: it is not due again before the time for a retry, so that what a sender that dies has
 * taken is taken up by another.
 */
export async function claimNotifications(
  channel: NotificationChannel,
  where: Prisma.Sql,
  limit: number,
): Promise<Notification[]> {
  const at = now();
  const taken = await db().$queryRaw<{ id: string }[]>`
    UPDATE notifications SET attempts = attempts + 1,
      due_at = ${at}::timestamptz + make_interval(mins => coalesce((${[...RETRY_AFTER_MINUTES]}::int[])[attempts + 1], 480))
    WHERE id IN (
      SELECT id FROM notifications WHERE channel = ${channel}::notification_channel AND status = 'waiting' AND due_at <= ${at} AND ${where}
      ORDER BY created_at, id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
    RETURNING id`;
  return db().notification.findMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
}

export const anyOf = (workspaceId: string | undefined): Prisma.Sql =>
  workspaceId === undefined ? Prisma.sql`true` : Prisma.sql`workspace_id = ${workspaceId}`;

export const markSent = (ids: readonly string[]) =>
  db().notification.updateMany({
    where: { id: { in: [...ids] } },
    data: { status: 'sent', sentAt: now(), error: null },
  });

/** Tried in vain: it waits for the next try, or has failed for good. */
export const markUnsent = (rows: readonly Notification[], error: string) =>
  Promise.all(
    rows.map(({ id, attempts }) =>
      db().notification.update({
        where: { id },
        data: {
          error: error.slice(0, 500),
          ...(attempts > RETRY_AFTER_MINUTES.length ? { status: 'failed' as const } : {}),
        },
        select: { id: true },
      }),
    ),
  );

/** What it tells of is over: nobody has to know any more. */
export const markDropped = (ids: readonly string[]) =>
  db().notification.updateMany({ where: { id: { in: [...ids] } }, data: { status: 'dropped' } });
