import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

/** Sources whose platform is due to be read, those first that have waited longest. */
export async function findDuePulls(limit: number): Promise<string[]> {
  const due = await db().pullState.findMany({
    where: { nextPollAt: { lte: now() }, source: { disabledAt: null } },
    orderBy: [{ nextPollAt: 'asc' }, { sourceId: 'asc' }],
    take: limit,
    select: { sourceId: true },
  });
  return due.map(({ sourceId }) => sourceId);
}
