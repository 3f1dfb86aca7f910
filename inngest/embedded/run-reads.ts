import { inTransaction } from './database';
import type { EngineContext } from './engine-context';
import { finishRun } from './finish-run';
import { lockActiveRun } from './runs';

export type RunView = {
  run_id: string;
  function_id: string;
  event_id: string;
  status: 'Queued' | 'Running' | 'Completed' | 'Failed' | 'Cancelled';
  run_started_at: string | null;
  ended_at: string | null;
  output: unknown;
};

const COLUMNS = `id as run_id, function_id, event_id, initcap(status) as status, started_at as run_started_at, ended_at,
  coalesce(output, error) as output`;

/** One run, in the shape of Inngest's `GET /v1/runs/:id`; null when there is none. */
export async function readRun(engine: EngineContext, runId: string): Promise<RunView | null> {
  const { rows } = await engine.pool.query<RunView>(`select ${COLUMNS} from engine.run where id = $1`, [
    runId,
  ]);
  return rows[0] ?? null;
}

/** The runs an event started, in the shape of Inngest's `GET /v1/events/:id/runs`. */
export async function readRunsOfEvent(engine: EngineContext, eventId: string): Promise<RunView[]> {
  const { rows } = await engine.pool.query<RunView>(
    `select ${COLUMNS} from engine.run where event_id = $1 order by id`,
    [eventId],
  );
  return rows;
}

/** Ends a run at once. A call under way is not interrupted, but its next report is refused and its result dropped. */
export async function cancelRun(engine: EngineContext, runId: string): Promise<boolean> {
  const cancelled = await inTransaction(engine.pool, async (tx) => {
    const run = await lockActiveRun(tx, runId);
    if (run) await finishRun(tx, engine, runId, { status: 'cancelled' });
    return run !== null;
  });
  engine.wake();
  return cancelled;
}

export type EngineHealth = {
  status: 'ok';
  functions: number;
  due: number;
  oldestDueMs: number;
  inFlight: number;
};

export async function readHealth(engine: EngineContext, inFlight: number): Promise<EngineHealth> {
  const { rows } = await engine.pool.query<{ due: number; oldest: number | null }>(
    `select count(*)::int as due, (extract(epoch from clock_timestamp() - min(due_at)) * 1000)::float8 as oldest
     from engine.job where lease_until is null and due_at <= clock_timestamp()`,
  );
  return {
    status: 'ok',
    functions: engine.functions.size,
    due: rows[0]?.due ?? 0,
    oldestDueMs: Math.round(rows[0]?.oldest ?? 0),
    inFlight,
  };
}
