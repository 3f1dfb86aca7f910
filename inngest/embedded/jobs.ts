import { rows, type Sql } from './database';

export type JobKind = 'call' | 'sleep' | 'timeout' | 'event' | 'cron' | 'debounce' | 'cancel';

/** A claimed job. Each claim of any job has a `generation` of its own: it is the fence that each later write must name. */
export type Job = {
  id: string;
  kind: JobKind;
  run_id: string | null;
  function_id: string | null;
  step_id: string | null;
  event_id: string | null;
  cron: string | null;
  concurrency_keys: string[];
  attempt: number;
  generation: number;
  due_at: Date;
};

/** What a function may still start, and how many calls it has under way: who has least goes first. */
export type FunctionRoom = { id: string; room: number; running: number };

/**
 * Claims due jobs: at most so many calls to the app, in turn between functions and oldest first within one, and so many timers
 * and events, oldest first. One that another transaction holds is left to the wake that follows it. `nextDueMs` is the time until the next job that is not yet due; null when there is none.
 */
export async function claimJobs(
  sql: Sql,
  options: {
    functions: readonly FunctionRoom[];
    calls: number;
    timers: number;
    events: number;
    leaseMs: number;
  },
): Promise<{ jobs: Job[]; nextDueMs: number | null }> {
  const { functions, calls, timers, events, leaseMs } = options;
  const ids = functions.map((fn) => fn.id);
  const claimed = await rows<Omit<Job, 'id'> & { id: string | null; next_due_ms: number | null }>(sql)`
    with due as (
      (select call.id
       from unnest(${ids}::text[], ${functions.map((fn) => fn.room)}::int[], ${functions.map((fn) => fn.running)}::int[]) as fn(id, room, running)
       cross join lateral (
         select oldest.*, row_number() over (order by due_at) as turn from (
           select id, due_at from engine.job
           where kind = 'call' and function_id = fn.id and lease_until is null and parked_on is null
             and due_at <= statement_timestamp()
           order by due_at limit least(fn.room, ${calls}::int)) oldest
       ) call
       order by fn.running + call.turn, call.due_at limit ${calls}::int)
      union all
      (select id from engine.job
       where kind not in ('call', 'event') and lease_until is null and due_at <= statement_timestamp()
       order by due_at limit ${timers}::int)
      union all
      (select id from engine.job
       where kind = 'event' and lease_until is null and due_at <= statement_timestamp()
       order by due_at limit ${events}::int)
    ), free as (
      select job.id from engine.job join due using (id)
      where lease_until is null and parked_on is null and due_at <= statement_timestamp() for update of job skip locked
    ), claimed as (
      update engine.job set generation = nextval('engine.generation'), lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
      from free where job.id = free.id
      returning job.id, kind, run_id, function_id, step_id, event_id, cron, concurrency_keys, attempt, generation::float8, due_at
    ), upcoming as (
      select least(
        (select min(next.due_at) from unnest(${ids}::text[]) as fn(id) cross join lateral (
           select due_at from engine.job
           where kind = 'call' and function_id = fn.id and lease_until is null and parked_on is null
             and due_at > statement_timestamp()
           order by due_at limit 1) next),
        (select min(due_at) from engine.job
         where kind not in ('call', 'event') and lease_until is null and due_at > statement_timestamp()),
        (select min(due_at) from engine.job
         where kind = 'event' and lease_until is null and due_at > statement_timestamp())
      ) as at
    )
    select claimed.*, (extract(epoch from upcoming.at - clock_timestamp()) * 1000)::float8 as next_due_ms
    from upcoming left join claimed on true
    order by claimed.due_at`;
  return {
    jobs: claimed.flatMap(({ id, next_due_ms: _next, ...job }) => (id === null ? [] : [{ id, ...job }])),
    nextDueMs: claimed[0]?.next_due_ms ?? null,
  };
}

/** Gives claimed jobs back, due after `delayMs`, if they are still held under the generation of that claim. */
export async function releaseJobs(sql: Sql, jobs: readonly Job[], delayMs: number): Promise<void> {
  await rows(sql)`
    update engine.job set lease_until = null, due_at = clock_timestamp() + ${delayMs} * interval '1 millisecond'
    from unnest(${jobs.map((job) => job.id)}::text[], ${jobs.map((job) => job.generation)}::bigint[]) as held(id, generation)
    where job.id = held.id and job.generation = held.generation and lease_until is not null`;
}

/**
 * Sets aside the claimed jobs whose concurrency key has no room, and with them all others that are due under that key: they cost
 * nothing until it has, and hide nobody behind them.
 */
export async function parkJobs(sql: Sql, parked: readonly { job: Job; key: string }[]): Promise<void> {
  await rows(sql)`
    with held as (
      select * from unnest(${parked.map(({ job }) => job.id)}::text[], ${parked.map(({ job }) => job.generation)}::bigint[],
        ${parked.map(({ job }) => job.function_id)}::text[], ${parked.map(({ key }) => key)}::text[]) as h(id, generation, function_id, key)
    ), others as (
      update engine.job set parked_on = queue.key
      from (select distinct function_id, key from held) queue
      where kind = 'call' and job.function_id = queue.function_id and lease_until is null and parked_on is null
        and due_at <= statement_timestamp() and queue.key = any(concurrency_keys)
    )
    update engine.job set lease_until = null, parked_on = held.key from held
    where job.id = held.id and job.generation = held.generation and lease_until is not null`;
}

/** Brings back as many parked jobs as the keys have room for, oldest first. Returns the keys that still have some parked. */
export async function unparkJobs(
  sql: Sql,
  freed: readonly { key: string; room: number }[],
): Promise<Set<string>> {
  const left = await rows<{ key: string }>(sql)`
    with freed as (
      select * from unnest(${freed.map(({ key }) => key)}::text[], ${freed.map(({ room }) => room)}::int[]) as f(key, room)
    ), chosen as (
      select parked.id, freed.key from freed cross join lateral (
        select id from engine.job where parked_on = freed.key order by due_at limit freed.room for update skip locked) parked
    ), back as (
      update engine.job set parked_on = null from chosen where job.id = chosen.id
    )
    select key from freed
    where exists (select 1 from engine.job where parked_on = freed.key and id not in (select id from chosen))`;
  return new Set(left.map(({ key }) => key));
}

/** Brings all parked jobs back: what is counted, or the limits, starts anew. */
export async function unparkAll(sql: Sql): Promise<void> {
  await rows(sql)`update engine.job set parked_on = null where parked_on is not null`;
}

export async function extendLeases(sql: Sql, jobs: readonly Job[], leaseMs: number): Promise<void> {
  if (jobs.length === 0) return;
  await rows(sql)`
    update engine.job set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    from unnest(${jobs.map((job) => job.id)}::text[], ${jobs.map((job) => job.generation)}::bigint[]) as held(id, generation)
    where job.id = held.id and job.generation = held.generation and job.lease_until is not null`;
}

/**
 * Frees jobs whose holder is gone. The owner of the database calls it when it takes over, for all of them (nobody else can hold
 * one), and later for those that expired.
 */
export async function freeLeases(
  sql: Sql,
  which: 'all' | 'expired',
  kept: readonly Job[] = [],
): Promise<number> {
  const freed = await rows(sql)`
    update engine.job set lease_until = null
    where lease_until is not null and (${which === 'all'} or lease_until < clock_timestamp())
      and (id, generation) not in (
        select * from unnest(${kept.map((job) => job.id)}::text[], ${kept.map((job) => job.generation)}::bigint[]))
    returning id`;
  return freed.length;
}

/** Makes a held job due again; the caller has proved that it still holds it, and does so no longer: late reports are refused. */
export async function requeueJob(
  sql: Sql,
  jobId: string,
  next: { attempt: number; delayMs: number },
): Promise<void> {
  await rows(sql)`
    update engine.job set attempt = ${next.attempt}, generation = nextval('engine.generation'), due_at = clock_timestamp() + ${next.delayMs} * interval '1 millisecond',
      lease_until = null, again = false where id = ${jobId}`;
}

export async function deleteJob(sql: Sql, jobId: string): Promise<void> {
  await rows(sql)`delete from engine.job where id = ${jobId}`;
}

/** Adds a job of a run for one of its steps: a targeted call, the end of a sleep, the timeout of a wait. */
export async function insertStepJob(
  sql: Sql,
  job: { kind: 'call' | 'sleep' | 'timeout'; runId: string; stepId: string; delayMs: number },
): Promise<void> {
  await rows(sql)`
    insert into engine.job (id, kind, run_id, function_id, step_id, concurrency_keys, due_at)
    select run.id || ':' || ${job.stepId}::text, ${job.kind}, run.id, run.function_id, ${job.stepId},
      case when ${job.kind}::text = 'call' then run.concurrency_keys else '{}' end, clock_timestamp() + ${job.delayMs} * interval '1 millisecond'
    from engine.run where run.id = ${job.runId}
    on conflict (id) do nothing`;
}

/**
 * Makes sure the run is entered again. There is one discovery job per run, with the run's id; if it is being called at this
 * moment, it is told to go again, since that call cannot know what happened meanwhile.
 */
export async function enqueueDiscovery(sql: Sql, runId: string): Promise<void> {
  await rows(sql)`
    insert into engine.job (id, kind, run_id, function_id, concurrency_keys)
    select id, 'call', id, function_id, concurrency_keys from engine.run where id = ${runId}
    on conflict (id) do update set again = job.lease_until is not null`;
}
