import { type EventData, eventSchemas } from '@/lib/contracts/events';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';

const MINUTE_MS = 60_000;
/** Longer than any queue or retry of a living engine: what is silent for so long may have been forgotten. */
const RUN_SILENCE_MS = 15 * MINUTE_MS;
const SIGNAL_SILENCE_MS = 10 * MINUTE_MS;

export type StandingRun = { id: string; workspaceId: string };

/**
 * Runs that have not ended, where no person is asked, no step has moved for a while and nothing waits for its time. Any of them, since none is marked as sent:
 * were it always the oldest, a crowd that rightly waits would hide the others.
 */
export const findStandingRuns = (limit: number): Promise<StandingRun[]> => {
  const before = new Date(now().getTime() - RUN_SILENCE_MS);
  return db().$queryRaw<StandingRun[]>`
    SELECT id, workspace_id AS "workspaceId" FROM runs
    WHERE status IN ('planned', 'running', 'waiting') AND started_at <= ${before}
      AND NOT EXISTS (SELECT 1 FROM run_steps WHERE run_id = runs.id AND (started_at > ${before} OR finished_at > ${before}))
      AND NOT EXISTS (SELECT 1 FROM tasks WHERE tasks.run_id = runs.id AND tasks.not_before > ${before})
      AND NOT EXISTS (
        SELECT 1 FROM actions JOIN approvals ON approvals.action_id = actions.id
        WHERE actions.run_id = runs.id AND approvals.status = 'pending')
    ORDER BY random() LIMIT ${limit}`;
};

const ROLLBACK_SILENCE_MS = 2 * MINUTE_MS;

/** Rollbacks that are planned or run, and where nothing has been settled or tried for a while. */
export async function findStandingRollbacks(
  limit: number,
): Promise<{ id: string; workspaceId: string; status: 'planning' | 'running' }[]> {
  const before = new Date(now().getTime() - ROLLBACK_SILENCE_MS);
  return db().$queryRaw`
    SELECT id, workspace_id AS "workspaceId", status::text FROM rollbacks r
    WHERE status IN ('planning', 'running') AND coalesce(started_at, created_at) <= ${before}
      AND NOT EXISTS (SELECT 1 FROM rollback_items WHERE rollback_id = r.id AND (settled_at > ${before} OR tried_at > ${before}))
    ORDER BY created_at LIMIT ${limit}`;
}

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
        WHERE signals.kind IN ('lead.engaged', 'campaign.performance', 'page.performance')
          AND NOT EXISTS (SELECT 1 FROM runs WHERE runs.signal_id = signals.id AND runs.workspace_id = told.workspace_id AND runs.play_id IS NULL))
    ORDER BY told.id LIMIT ${limit}`;
  return rows.map(({ data }) => eventSchemas['signal/recorded'].parse(data));
}
