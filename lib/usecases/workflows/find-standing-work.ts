import { type EventData, eventSchemas } from '@/lib/contracts/events';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

const MINUTE_MS = 60_000;
/** Longer than any queue or retry of a living engine: what is silent for so long may have been forgotten. */
const RUN_SILENCE_MS = 15 * MINUTE_MS;
const SIGNAL_SILENCE_MS = 10 * MINUTE_MS;

export type StandingRun = { id: string; workspaceId: string };

/** Runs that have not ended, where no person is asked and no step has moved for a while, oldest first. */
export const findStandingRuns = (limit: number): Promise<StandingRun[]> => {
  const before = new Date(now().getTime() - RUN_SILENCE_MS);
  return db().run.findMany({
    where: {
      status: { in: ['planned', 'running', 'waiting'] },
      startedAt: { lte: before },
      actions: { none: { approvals: { some: { status: 'pending' } } } },
      steps: { none: { OR: [{ startedAt: { gt: before } }, { finishedAt: { gt: before } }] } },
    },
    select: { id: true, workspaceId: true },
    orderBy: { startedAt: 'asc' },
    take: limit,
  });
};

/**
 * Events that told of signals, were sent in the last `withinMs`, and have led to no run for at least one of them, not even to do
 * nothing. What was recorded only to learn from was never told of, and stays so.
 */
export async function findUnplannedSignals(
  limit: number,
  withinMs: number,
): Promise<EventData<'signal/recorded'>[]> {
  const idAt = (agoMs: number) => withClock(new Date(now().getTime() - agoMs), () => newId('evt'));
  const rows = await db().$queryRaw<{ data: unknown }[]>`
    SELECT told.data FROM outbox_events told
    WHERE told.id > ${idAt(withinMs)} AND told.id < ${idAt(SIGNAL_SILENCE_MS)}
      AND told.name = 'signal/recorded' AND told.sent_at IS NOT NULL
      AND EXISTS (
        SELECT 1 FROM jsonb_array_elements_text(told.data->'signalIds') named(id)
        JOIN signals ON signals.id = named.id AND signals.workspace_id = told.workspace_id
        WHERE signals.kind IN ('lead.engaged', 'campaign.performance')
          AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.signal_id = signals.id AND runs.workspace_id = told.workspace_id))
    ORDER BY told.id LIMIT ${limit}`;
  return rows.map(({ data }) => eventSchemas['signal/recorded'].parse(data));
}
