import { AppError } from '@/lib/core/shared/app-error';
import {
  PULL_EVERY_MS,
  type PullResult,
  type PullTrouble,
  pullTroubleSchema,
  restAfterFailures,
} from '@/lib/core/sources/pull-result';
import { db } from '@/lib/db/client';
import { Prisma, type PullState } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { countHour, type OpenSource, openSource } from '@/lib/db/repositories/sources';
import { inTransaction } from '@/lib/db/tx';
import { readPlatformSignals } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { log } from '@/lib/platform/log';
import { addSettled } from '../feeds/keep-poll';
import { checkItems } from '../signals/check-items';
import { countResults } from '../signals/count-results';
import { recordQueued } from '../signals/record-queue';

/** A poll that is broken off is made up for after this long. */
const CLAIM_MS = 10 * 60_000;
const PAGE = 200;
/** Pages of one poll; the rest is read by the next, so that a long backfill keeps nobody else waiting. */
const MOST_PAGES = 25;

export type Pulled = { outcome: 'read' | 'failed' | 'not_due' | 'off' };

/**
 * Reads from a connected platform what happened since it was last read, page by page. How far it was read commits with the signals of each
 * page: whenever it is broken off, it goes on from there, and what is read twice is recorded once.
 */
export async function pullSource(sourceId: string, { isAsked = false } = {}): Promise<Pulled> {
  const row = await db().pullState.findUnique({ where: { sourceId }, include: { source: true } });
  if (!row || row.source.disabledAt !== null) return { outcome: 'off' };
  const at = now();
  if (row.nextPollAt > at && !isAsked) return { outcome: 'not_due' };
  const claimed = await db().pullState.updateMany({
    where: { sourceId, nextPollAt: row.nextPollAt, lastPollAt: row.lastPollAt },
    data: { nextPollAt: new Date(at.getTime() + CLAIM_MS), lastPollAt: at },
  });
  if (claimed.count === 0) return { outcome: 'not_due' };
  const source = openSource(row.source);
  try {
    await readPages(source, row);
    return { outcome: 'read' };
  } catch (error) {
    log('warn', 'a connected platform could not be read', {
      sourceId,
      error: error instanceof Error ? error : String(error),
    });
    await keepTrouble(source, row, error);
    return { outcome: 'failed' };
  }
}

async function readPages(source: OpenSource, state: PullState): Promise<void> {
  const { workspaceId } = source;
  let { cursor } = state;
  let sum = { items: 0, accepted: 0, duplicates: 0, rejected: 0 };
  for (let page = 1; page <= MOST_PAGES; page++) {
    const told = await readPlatformSignals(workspaceId, state.connector, {
      since: state.since,
      cursor,
      limit: PAGE,
    });
    const items = told.signals.map((signal) => ({ ...signal, source: source.name }));
    const [before, sumBefore] = [cursor, sum];
    const checked = checkItems(items, 0, now());
    const isLast = !told.hasMore || page === MOST_PAGES;
    await recordQueued({
      workspaceId,
      actor: { type: 'system', id: source.id },
      // Nothing is sent again: what breaks the plan is counted, and never held back where nobody could let it through.
      source: { ...source, onViolation: 'let_through' },
      ...checked,
      alongside: async (tx, results) => {
        // Of a transaction that is tried again it is called again.
        const counts = countResults(results);
        sum = {
          items: sumBefore.items + items.length,
          accepted: sumBefore.accepted + counts.accepted,
          duplicates: sumBefore.duplicates + counts.duplicates,
          rejected: sumBefore.rejected + counts.rejected,
        };
        if (counts.rejected > 0) await addSettled(tx, source, { reason: null, results });
        const result: PullResult = { ...sum, at: now().toISOString(), hasMore: told.hasMore };
        // Where it was set up anew meanwhile, what is kept belongs to that.
        await tx.pullState.updateMany({
          where: { sourceId: source.id, connector: state.connector, since: state.since, cursor: before },
          data: {
            cursor: told.cursor,
            lastResult: toJson(result),
            lastProblem: Prisma.DbNull,
            ...(told.hasMore ? {} : { caughtUpAt: state.caughtUpAt ?? now() }),
            ...(isLast
              ? { nextPollAt: told.hasMore ? now() : new Date(now().getTime() + PULL_EVERY_MS) }
              : {}),
          },
        });
      },
    });
    if (isLast) return;
    cursor = told.cursor;
  }
}

/** Keeps why it could not be read; it is tried again after a while that grows. */
async function keepTrouble(source: OpenSource, state: PullState, error: unknown): Promise<void> {
  const failures = (pullTroubleSchema.nullable().parse(state.lastProblem)?.failures ?? 0) + 1;
  const at = now();
  const trouble: PullTrouble = { message: messageOf(error), at: at.toISOString(), failures };
  await inTransaction(async (tx) => {
    const { count } = await tx.pullState.updateMany({
      where: { sourceId: source.id, connector: state.connector, since: state.since },
      data: {
        lastProblem: toJson(trouble),
        nextPollAt: new Date(at.getTime() + restAfterFailures(failures)),
      },
    });
    if (count > 0) await countHour(tx, source, { refused: 1 });
  });
}

/** What is known of an error to people; of one that is not, nothing of its text is shown. */
const messageOf = (error: unknown): string =>
  error instanceof AppError
    ? [error.detail, error.remedy].filter(Boolean).join(' ')
    : 'The platform could not be read, or what it told could not be recorded: it is tried again.';
