import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

/** Whose questions are this person's at this moment: their own, and of those who handed theirs over to them, asked before the absence too. */
export async function answersFor(workspaceId: string, personId: string): Promise<string[]> {
  const at = now();
  const handedOver = await db().delegation.findMany({
    where: { workspaceId, toId: personId, endedAt: null, startsAt: { lte: at }, endsAt: { gt: at } },
    select: { fromId: true },
  });
  return [personId, ...handedOver.map(({ fromId }) => fromId)];
}
