import { db } from '@/lib/db/client';
import { holdAction } from '@/lib/gateway';
import { eachOf } from '../sweeps/each-of';

/**
 * Holds what was cleared when a stop came, so that all it holds back is listed at once and keeps neither money nor people from others.
 * Nothing depends on it: each of them would be held at its claim. @returns how many were looked at, at most `limit`.
 */
export async function holdCovered({
  workspaceId,
  pauseId,
  limit,
}: {
  workspaceId: string;
  pauseId: string;
  limit: number;
}): Promise<number> {
  const cleared = await db().pauseAction.findMany({
    where: {
      workspaceId,
      pauseId,
      standing: 'cleared',
      action: { status: 'cleared' },
      pause: { liftedAt: null, mode: { not: 'drain' } },
    },
    orderBy: { actionId: 'asc' },
    select: { actionId: true },
    take: limit,
  });
  return eachOf(
    'action to hold',
    cleared.map(({ actionId }) => ({ workspaceId, id: actionId })),
    holdAction,
  );
}
