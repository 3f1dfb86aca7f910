import { z } from 'zod';
import { inTransaction, rows } from './database';
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
  rerun_of: string | null;
};

/** One run, in the shape of Inngest's `GET /v1/runs/:id`; null when there is none. */
export async function readRun(engine: EngineContext, runId: string): Promise<RunView | null> {
  const [run] = await listRuns(engine, { run_id: runId });
  return run ?? null;
}

export const runFilterSchema = z.object({
  run_id: z.string().nullish(),
  event_id: z.string().nullish(),
  function_id: z.string().nullish(),
  status: z.enum(['queued', 'running', 'completed', 'failed', 'cancelled']).nullish(),
  /** The last run id of the page before. */
  cursor: z.string().nullish(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Runs by any of event, function and status, newest first. */
export async function listRuns(
  engine: EngineContext,
  filter: z.input<typeof runFilterSchema>,
): Promise<RunView[]> {
  const { run_id, event_id, function_id, status, cursor, limit } = runFilterSchema.parse(filter);
  return rows<RunView>(engine.pool)`
    select id as run_id, function_id, event_id, initcap(status) as status, started_at as run_started_at, ended_at,
      coalesce(output, error) as output, rerun_of
    from engine.run
    where (${run_id ?? null}::text is null or id = ${run_id ?? null})
      and (${event_id ?? null}::text is null or event_id = ${event_id ?? null})
      and (${function_id ?? null}::text is null or function_id = ${function_id ?? null})
      and (${status ?? null}::text is null or status = ${status ?? null})
      and (${cursor ?? null}::text is null or id < ${cursor ?? null})
    order by id desc limit ${limit}`;
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
  role: 'owner' | 'standby';
  functions: number;
  queue: { due: number; oldestDueMs: number; inFlight: number; sleeping: number; waiting: number };
  throughput: {
    runsPerMinute: number;
    stepsPerMinute: number;
    runsEndedLastHour: number;
    runsFailedLastHour: number;
  };
};

export async function readHealth(engine: EngineContext, inFlight: number): Promise<EngineHealth> {
  const [queue] = await rows<{ due: number; oldest: number | null; sleeping: number; waiting: number }>(
    engine.pool,
  )`
    select count(*) filter (where due_at <= clock_timestamp() and lease_until is null)::int as due,
      (extract(epoch from clock_timestamp() - min(due_at) filter (where lease_until is null)) * 1000)::float8 as oldest,
      count(*) filter (where kind = 'sleep')::int as sleeping,
      (select count(*) from engine.pause where kind <> 'cancel')::int as waiting
    from engine.job`;
  const [ended] = await rows<{ minute: number; hour: number; failed: number }>(engine.pool)`
    select count(*) filter (where ended_at > clock_timestamp() - interval '1 minute')::int as minute,
      count(*)::int as hour, count(*) filter (where status = 'failed')::int as failed
    from engine.run where ended_at > clock_timestamp() - interval '1 hour'`;
  return {
    status: 'ok',
    role: engine.role,
    functions: engine.functions.size,
    queue: {
      due: queue?.due ?? 0,
      oldestDueMs: Math.max(0, Math.round(queue?.oldest ?? 0)),
      inFlight,
      sleeping: queue?.sleeping ?? 0,
      waiting: queue?.waiting ?? 0,
    },
    throughput: {
      runsPerMinute: ended?.minute ?? 0,
      stepsPerMinute: engine.meter.stepsPerMinute(),
      runsEndedLastHour: ended?.hour ?? 0,
      runsFailedLastHour: ended?.failed ?? 0,
    },
  };
}
