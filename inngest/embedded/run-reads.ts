import { z } from 'zod';
import { inTransaction, rows } from './database';
import type { EngineContext } from './engine-context';
import { finishRun } from './finish-run';
import { lockActiveRun } from './runs';

export const runFilterSchema = z.object({
  run_id: z.string().nullish(),
  event_id: z.string().nullish(),
  function_id: z.string().nullish(),
  status: z.enum(['queued', 'running', 'completed', 'failed', 'cancelled']).nullish(),
  /** The last run id of the page before. */
  cursor: z.string().nullish(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export type RunFilter = z.output<typeof runFilterSchema>;

/** Runs by any of event, function and status, newest first, each in the shape of Inngest's `GET /v1/runs/:id`. */
export const listRuns = (engine: EngineContext, filter: RunFilter): Promise<Record<string, unknown>[]> => {
  const { run_id = null, event_id = null, function_id = null, status = null, cursor = null, limit } = filter;
  return rows(engine.pool)`
    select id as run_id, function_id, event_id, initcap(status) as status, started_at as run_started_at, ended_at,
      coalesce(output, error) as output, rerun_of
    from engine.run
    where (${run_id}::text is null or id = ${run_id})
      and (${event_id}::text is null or event_id = ${event_id})
      and (${function_id}::text is null or function_id = ${function_id})
      and (${status}::text is null or status = ${status})
      and (${cursor}::text is null or id < ${cursor})
    order by id desc limit ${limit}`;
};

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

/** How the engine is: open to anyone who reaches it, so nothing but counts. Steps are counted when their run ends. */
export async function readHealth(engine: EngineContext) {
  const [queue] = await rows<{ due: number; oldest: number; sleeping: number; waiting: number }>(engine.pool)`
    select count(*) filter (where due_at <= clock_timestamp() and lease_until is null and parked_on is null)::int as due,
      coalesce(extract(epoch from clock_timestamp() - min(due_at) filter (where lease_until is null and parked_on is null))
               * 1000, 0)::float8 as oldest,
      count(*) filter (where kind = 'sleep')::int as sleeping,
      (select count(*) from engine.pause where kind <> 'cancel')::int as waiting
    from engine.job`;
  const [throughput] = await rows(engine.pool)`
    with ended as (select id, status, ended_at > statement_timestamp() - interval '1 minute' as lately
                   from engine.run where ended_at > statement_timestamp() - interval '1 hour')
    select count(*) filter (where lately)::int as "runsPerMinute",
      coalesce(sum((select count(*) from engine.step where run_id = ended.id)) filter (where lately), 0)::int as "stepsPerMinute",
      count(*)::int as "runsEndedLastHour", count(*) filter (where status = 'failed')::int as "runsFailedLastHour"
    from ended`;
  const { due = 0, oldest = 0, sleeping = 0, waiting = 0 } = queue ?? {};
  return {
    status: 'ok',
    role: engine.role,
    functions: engine.functions.size,
    queue: {
      due,
      oldestDueMs: Math.max(0, Math.round(oldest)),
      inFlight: engine.inFlight(),
      sleeping,
      waiting,
    },
    throughput,
  };
}
