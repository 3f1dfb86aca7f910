import { AppError } from '@/lib/core/shared/app-error';
import { feedTroubleSchema } from '@/lib/core/sources/feed-result';
import { db } from '@/lib/db/client';
import type { FeedState } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { pollFeed } from './poll-feed';

/** Also a person asks no more often. */
const SHORTEST_MS = 60_000;

/**
 * Reads a feed at once because a person asks: before it is due, also one that was given up. Never while its server asks for patience.
 * @throws AppError `not_found`, `conflict` where there is nothing to read, `too_busy` with a time to wait.
 */
export async function pollNow({
  workspaceId,
  sourceId,
}: {
  workspaceId: string;
  sourceId: string;
}): Promise<void> {
  const source = await db().source.findUnique({
    where: { id_workspaceId: { id: sourceId, workspaceId } },
    select: { disabledAt: true, feed: true },
  });
  if (!source) throw new AppError('not_found', { detail: 'There is no such source in this workspace.' });
  if (!source.feed)
    throw new AppError('conflict', { detail: 'This source is no feed: its signals are sent to it.' });
  if (source.disabledAt !== null)
    throw new AppError('conflict', {
      detail: 'This source is switched off.',
      remedy: 'Switch it on, then have it read.',
    });
  const waitMs = waitOf(source.feed);
  if (waitMs > 0)
    throw new AppError('too_busy', {
      detail: 'This feed was asked a moment ago, or its server has asked for patience.',
      remedy: 'Wait for the time in Retry-After: it is read by itself when it is due.',
      retryAfterSeconds: Math.ceil(waitMs / 1000),
    });
  const { outcome } = await pollFeed(sourceId, { isAsked: true });
  if (outcome === 'not_due' || outcome === 'off')
    throw new AppError('conflict', {
      detail: 'This feed is being read, or was changed, at this moment.',
      remedy: 'Look again in a moment.',
    });
}

function waitOf({ lastPollAt, lastProblem, nextPollAt }: FeedState): number {
  const at = now().getTime();
  const since = lastPollAt === null ? 0 : lastPollAt.getTime() + SHORTEST_MS - at;
  const isBusy = feedTroubleSchema.nullable().parse(lastProblem)?.problem === 'busy';
  return Math.max(since, isBusy && nextPollAt ? nextPollAt.getTime() - at : 0);
}
