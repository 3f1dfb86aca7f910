import { BODY_KEPT_MS } from '@/lib/core/sources/delivery';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

/** Deletes what is still kept of requests whose time is over, and how many were refused on days that are over as long. @returns of how many. */
export async function forgetBodies(): Promise<number> {
  const before = new Date(now().getTime() - BODY_KEPT_MS);
  const { count } = await db().delivery.updateMany({
    where: { body: { not: null }, receivedAt: { lt: before } },
    data: { body: null },
  });
  await db().sourceRefusal.deleteMany({ where: { day: { lt: before } } });
  return count;
}
