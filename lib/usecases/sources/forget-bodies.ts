import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

/** Bodies of requests hold personal values that no person's key seals: whatever became of them, they go after this time. */
const KEPT_MS = 14 * 86_400_000;

/** Deletes what is still kept of requests whose time is over. @returns of how many. */
export async function forgetBodies(): Promise<number> {
  const { count } = await db().delivery.updateMany({
    where: { body: { not: null }, receivedAt: { lt: new Date(now().getTime() - KEPT_MS) } },
    data: { body: null },
  });
  return count;
}
