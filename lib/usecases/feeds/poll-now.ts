import { AppError } from '@/lib/core/shared/app-error';
import { feedTroubleSchema } from '@/lib/core/sources/feed-result';
import { db } from '@/lib/db/client';
import type { FeedState } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { pullSource } from '../pulls/pull-source';
import { pollFeed } from './poll-feed';

/** Also a person asks no more often. */
const SHORTEST_MS = 60_000;

/**
 * Reads a feed, or a connected platform, at once because a person asks: before it is due, also one that was given up. Never while its server asks for patience.
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
    select: { disabledAt: true, feed: true, pull: true },
  });
  if (!source) throw new AppError('not_found', { detail: 'There is no such source in this workspace.' });
  if (!source.feed && !source.pull)
    throw new AppError('conflict', {
      detail: 'Nothing is read here: the signals of this source are sent to it.',
    });
  if (source.disabledAt !== null)
    throw new AppError('conflict', {
      detail: 'This source is switched off.',
      remedy: 'Switch it on, then have it read.',
    });
  const waitMs = source.feed ? waitOf(source.feed) : sinceLast(source.pull?.lastPollAt ?? null);
  if (waitMs > 0)
    throw new AppError('too_busy', {
      detail: 'It was asked a moment ago, or its server has asked for patience.',
      remedy: 'Wait for the time in Retry-After: it is read by itself when it is due.',
      retryAfterSeconds: Math.ceil(waitMs / 1000),
    });
  const { outcome } = await (source.feed ? pollFeed : pullSource)(sourceId, { isAsked: true });
  if (outcome === 'not_due' || outcome === 'off')
    throw new AppError('conflict', {
      detail: 'It is being read, or was changed, at this moment.',
      remedy: 'Look again in a moment.',
    });
}

function waitOf({ lastPollAt, lastProblem, nextPollAt }: FeedState): number {
  const isBusy = feedTroubleSchema.nullable().parse(lastProblem)?.problem === 'busy';
  return Math.max(sinceLast(lastPollAt), isBusy && nextPollAt ? nextPollAt.getTime() - now().getTime() : 0);
}

const sinceLast = (lastPollAt: Date | null): number =>
  lastPollAt === null ? 0 : lastPollAt.getTime() + SHORTEST_MS - now().getTime();
