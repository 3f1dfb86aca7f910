import { runNamed, type Sql } from './database';

export type JobKind = 'call' | 'sleep' | 'timeout' | 'event' | 'cron';

/** A claimed job. `generation` rose with the claim: it is the fence that each later write must name. */
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
};

export type Claim = {
  jobs: Job[];
  /** Milliseconds until the next job that is not yet due; null when there is none. */
  nextDueMs: number | null;
};

/** Claims due jobs, oldest first: at most so many calls to the app (skipping full concurrency keys) and so many others. */
export async function claimJobs(
  sql: Sql,
  options: { calls: number; others: number; fullKeys: readonly string[]; leaseMs: number },
): Promise<Claim> {
  const rows = await runNamed<Omit<Job, 'id'> & { id: string | null; next_due_ms: number | null }>(
    sql,
    'claim_jobs',
    `with due as (
       (select id from engine.job
        where kind = 'call' and lease_until is null and due_at <= statement_timestamp() and not (concurrency_keys && $3::text[])
        order by due_at limit $1)
       union all
       (select id from engine.job
        where kind <> 'call' and lease_until is null and due_at <= statement_timestamp()
        order by due_at limit $2)
     ), claimed as (
       update engine.job set generation = generation + 1, lease_until = clock_timestamp() + $4 * interval '1 millisecond'
       from due where job.id = due.id and job.lease_until is null
       returning job.id, kind, run_id, function_id, step_id, event_id, cron, concurrency_keys, attempt, generation, due_at
     ), upcoming as (
       select least(
         (select min(due_at) from engine.job where kind = 'call' and lease_until is null and due_at > statement_timestamp()),
         (select min(due_at) from engine.job where kind <> 'call' and lease_until is null and due_at > statement_timestamp())
       ) as at
     )
     select claimed.*, (extract(epoch from upcoming.at - clock_timestamp()) * 1000)::float8 as next_due_ms
     from upcoming left join claimed on true
     order by claimed.due_at`,
    [options.calls, options.others, options.fullKeys, options.leaseMs],
  );
  return {
    jobs: rows.flatMap(({ id, next_due_ms: _next, ...job }) => (id === null ? [] : [{ id, ...job }])),
    nextDueMs: rows[0]?.next_due_ms ?? null,
  };
}

/** Gives claimed jobs back, due after `delayMs`, if they are still held under the generation of that claim. */
export async function releaseJobs(sql: Sql, jobs: readonly Job[], delayMs: number): Promise<void> {
  await sql.query(
    `update engine.job set lease_until = null,
       due_at = case when $3 = 0 then due_at else clock_timestamp() + $3 * interval '1 millisecond' end
     from unnest($1::text[], $2::int[]) as held(id, generation)
     where job.id = held.id and job.generation = held.generation`,
    [jobs.map((job) => job.id), jobs.map((job) => job.generation), delayMs],
  );
}

export async function extendLeases(sql: Sql, jobs: readonly Job[], leaseMs: number): Promise<void> {
  if (jobs.length === 0) return;
  await sql.query(
    `update engine.job set lease_until = clock_timestamp() + $3 * interval '1 millisecond'
     from unnest($1::text[], $2::int[]) as held(id, generation)
     where job.id = held.id and job.generation = held.generation and job.lease_until is not null`,
    [jobs.map((job) => job.id), jobs.map((job) => job.generation), leaseMs],
  );
}

/**
 * Frees jobs whose holder is gone. The owner of the database calls it at boot for all of them (nobody else can hold one)
 * and later for those that expired.
 */
export async function freeLeases(sql: Sql, which: 'all' | 'expired'): Promise<number> {
  const result = await sql.query(
    `update engine.job set lease_until = null
     where lease_until is not null and ($1 or lease_until < clock_timestamp())`,
    [which === 'all'],
  );
  return result.rowCount ?? 0;
}

/** Makes a held job due again. Returns nothing: the caller has proved that it still holds the job. */
export async function requeueJob(
  sql: Sql,
  jobId: string,
  next: { attempt: number; delayMs: number },
): Promise<void> {
  await runNamed(
    sql,
    'requeue_job',
    `update engine.job set attempt = $2, due_at = clock_timestamp() + $3 * interval '1 millisecond',
       lease_until = null, again = false where id = $1`,
    [jobId, next.attempt, next.delayMs],
  );
}

export async function deleteJob(sql: Sql, jobId: string): Promise<void> {
  await runNamed(sql, 'delete_job', 'delete from engine.job where id = $1', [jobId]);
}

/** Adds a job of a run for one of its steps: a targeted call, the end of a sleep, the timeout of a wait. */
export async function insertStepJob(
  sql: Sql,
  job: { kind: 'call' | 'sleep' | 'timeout'; runId: string; stepId: string; delayMs: number },
): Promise<void> {
  await runNamed(
    sql,
    'insert_step_job',
    `insert into engine.job (id, kind, run_id, function_id, step_id, concurrency_keys, due_at)
     select run.id || ':' || $3, $1, run.id, run.function_id, $3, run.concurrency_keys,
       clock_timestamp() + $4 * interval '1 millisecond'
     from engine.run where run.id = $2
     on conflict (id) do nothing`,
    [job.kind, job.runId, job.stepId, job.delayMs],
  );
}

/**
 * Makes sure the run is entered again. There is one discovery job per run, with the run's id; if it is being called at this
 * moment, it is told to go again, since that call cannot know what happened meanwhile.
 */
export async function enqueueDiscovery(sql: Sql, runId: string): Promise<void> {
  await runNamed(
    sql,
    'enqueue_discovery',
    `insert into engine.job (id, kind, run_id, function_id, concurrency_keys)
     select id, 'call', id, function_id, concurrency_keys from engine.run where id = $1
     on conflict (id) do update set again = job.lease_until is not null`,
    [runId],
  );
}
