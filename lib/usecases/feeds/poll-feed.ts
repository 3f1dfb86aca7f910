import { readFeedItems } from '@/lib/core/signals/feeds/read-feed-items';
import { watchAccounts } from '@/lib/core/signals/feeds/watched-accounts';
import { db } from '@/lib/db/client';
import { openSource } from '@/lib/db/repositories/sources';
import { findTopics } from '@/lib/db/repositories/topics';
import { now } from '@/lib/platform/clock';
import { type FeedState, feedStateSchema } from '@/lib/platform/feeds/feed-state';
import { type FetchedFeed, fetchFeed } from '@/lib/platform/feeds/fetch-feed';
import { sha256Hex } from '@/lib/platform/hash';
import { log } from '@/lib/platform/log';
import { recordQueued } from '../signals/record-queue';
import { checkReadings } from '../sources/check-readings';
import { freshItems } from './fresh-items';
import { keepResult, keepTrouble, type PolledSource } from './keep-poll';
import { loadWatched } from './load-watched';

/** A poll that is broken off is made up for after this long. */
const CLAIM_MS = 10 * 60_000;
/** What could not be recorded is read again after this long. */
const AGAIN_MS = 30 * 60_000;

/** `not_due`: it is too early, or somebody else polls it at this moment. */
export type PolledFeed = { outcome: 'read' | 'unchanged' | 'failed' | 'not_due' | 'off' };

/**
 * Reads a feed if it is due, or when somebody asks, and records what is new in it about accounts and topics, each item once. How the
 * feed is to be read next is kept with what was recorded. A poll that fails is kept as a delivery with the reason, and is no error.
 */
export async function pollFeed(sourceId: string, { isAsked = false } = {}): Promise<PolledFeed> {
  const row = await db().feedState.findUnique({ where: { sourceId }, include: { source: true } });
  if (!row || row.source.disabledAt !== null) return { outcome: 'off' };
  const at = now();
  const isDue = row.nextPollAt !== null && row.nextPollAt <= at;
  if (!isDue && !isAsked) return { outcome: 'not_due' };
  const claimed = await db().feedState.updateMany({
    where: { sourceId, address: row.address, nextPollAt: row.nextPollAt, lastPollAt: row.lastPollAt },
    data: { nextPollAt: new Date(at.getTime() + CLAIM_MS), lastPollAt: at },
  });
  if (claimed.count === 0) return { outcome: 'not_due' };

  const polled = { source: openSource(row.source), address: row.address };
  const kept = feedStateSchema.nullable().parse(row.state);
  // When it is due says the row; what was given up is tried again when somebody asks.
  const state: FeedState | null = kept && {
    ...kept,
    nextPollAt: at.toISOString(),
    stopped: isAsked ? null : kept.stopped,
  };
  const fetched = await fetchFeed(row.address, state, { now: at });
  if (!fetched.ok) {
    await keepTrouble(polled, fetched);
    return { outcome: 'failed' };
  }
  try {
    return await recordFeed(polled, fetched, row.seen);
  } catch (error) {
    log('error', 'what a feed says could not be recorded', {
      sourceId,
      error: error instanceof Error ? error : String(error),
    });
    await keepTrouble(polled, {
      problem: 'not_recorded',
      message: 'What it says could not be recorded: it is read again later.',
      nextPollAt: new Date(now().getTime() + AGAIN_MS),
    });
    return { outcome: 'failed' };
  }
}

async function recordFeed(
  polled: PolledSource,
  { outcome, items, unreadable, isCut, state }: Extract<FetchedFeed, { ok: true }>,
  seenBefore: readonly string[],
): Promise<PolledFeed> {
  const { source } = polled;
  const receivedAt = now();
  const chosen = freshItems(items, seenBefore);
  const { watched, leftOut, topics } = await loadWhatIsWatched(source.workspaceId, chosen.fresh.length > 0);
  const { readings, unmatched } = readFeedItems(chosen.fresh, {
    source: source.name,
    receivedAt: receivedAt.toISOString(),
    fallbackId: (value) => sha256Hex(JSON.stringify(value)).slice(0, 40),
    accounts: watched,
    topics,
  });
  await recordQueued({
    workspaceId: source.workspaceId,
    actor: { type: 'system', id: source.id },
    source,
    ...checkReadings(readings, receivedAt),
    alongside: (tx, results) =>
      keepResult(tx, polled, {
        state,
        at: receivedAt,
        results,
        read:
          outcome === 'read'
            ? {
                seen: chosen.seen,
                result: {
                  items: items.length,
                  fresh: chosen.fresh.length,
                  unmatched,
                  unreadable: unreadable + chosen.unreadable,
                  isCut,
                  accountsLeftOut: leftOut,
                },
              }
            : null,
      }),
  });
  return { outcome };
}

/** Nothing is loaded where nothing is to be searched. */
async function loadWhatIsWatched(workspaceId: string, isNeeded: boolean) {
  if (!isNeeded) return { watched: watchAccounts([]), leftOut: 0, topics: [] };
  const [accounts, topics] = await Promise.all([loadWatched(workspaceId), findTopics(db(), workspaceId)]);
  return { ...accounts, topics };
}
