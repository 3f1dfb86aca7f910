import type { ItemResult } from '@/lib/contracts/signals';
import { MOST_PROBLEMS, statusOfCounts } from '@/lib/core/sources/delivery';
import type { FeedProblem, FeedResult, FeedTrouble } from '@/lib/core/sources/feed-result';
import { Prisma } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { countHour, type OpenSource } from '@/lib/db/repositories/sources';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import type { FeedState } from '@/lib/platform/feeds/feed-state';
import { newId } from '@/lib/platform/ids';
import { countResults } from '../signals/count-results';
import { problemsOf } from '../sources/receive-request';

/** A feed while it is polled. Nothing is kept when its address was changed meanwhile. */
export type PolledSource = { source: OpenSource; address: string };

/** When it is asked next; null for one that is not asked any more. */
const nextOf = ({ stopped, nextPollAt }: FeedState): Date | null =>
  stopped === null ? new Date(nextPollAt) : null;

/** Keeps how a poll went that was answered, with what was recorded of it. What was rejected is kept as a delivery that is settled. `read`: null where nothing has changed. */
export async function keepResult(
  tx: Tx,
  { source, address }: PolledSource,
  poll: {
    state: FeedState;
    at: Date;
    read: { seen: string[]; result: Omit<FeedResult, 'at' | 'accepted' | 'duplicates' | 'rejected'> } | null;
    results: readonly ItemResult[];
  },
): Promise<void> {
  const { state, at, read, results } = poll;
  const { accepted, duplicates, rejected } = countResults(results);
  await tx.feedState.updateMany({
    where: { sourceId: source.id, address },
    data: {
      state: toJson(state),
      nextPollAt: nextOf(state),
      lastPollAt: at,
      ...(read && {
        seen: read.seen,
        lastResult: toJson({
          ...read.result,
          at: at.toISOString(),
          accepted,
          duplicates,
          rejected,
        } satisfies FeedResult),
      }),
      lastProblem: Prisma.DbNull,
    },
  });
  if (rejected > 0) await addSettled(tx, source, { reason: null, results });
}

/** Keeps that a poll came to nothing, and why. `state`: as it is from now on; without one it stays. */
export async function keepTrouble(
  { source, address }: PolledSource,
  trouble: { problem: FeedProblem; message: string; state?: FeedState; nextPollAt?: Date },
): Promise<void> {
  const { problem, message, state, nextPollAt } = trouble;
  const at = now();
  await inTransaction(async (tx) => {
    const { count } = await tx.feedState.updateMany({
      where: { sourceId: source.id, address },
      data: {
        ...(state ? { state: toJson(state), nextPollAt: nextOf(state) } : { nextPollAt: nextPollAt ?? at }),
        lastPollAt: at,
        lastProblem: toJson({ problem, message, at: at.toISOString() } satisfies FeedTrouble),
      },
    });
    if (count === 0) return;
    await countHour(tx, source, { refused: 1 });
    await addSettled(tx, source, { reason: message, results: [] });
  });
}

/** A delivery of which nothing is left to be dealt with: what is polled is read again. */
export async function addSettled(
  tx: Tx,
  source: OpenSource,
  { reason, results }: { reason: string | null; results: readonly ItemResult[] },
): Promise<void> {
  const counts = countResults(results);
  await tx.delivery.create({
    data: {
      id: newId('dlv'),
      workspaceId: source.workspaceId,
      sourceId: source.id,
      status: reason === null ? statusOfCounts(counts) : 'refused',
      reason,
      bytes: 0,
      ...counts,
      problems: toJson(problemsOf(results).slice(0, MOST_PROBLEMS)),
      receivedAt: now(),
      settledAt: now(),
    },
    select: { id: true },
  });
}
