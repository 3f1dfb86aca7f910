import { type AppCaller, CallError } from './call-app';
import { inTransaction, runNamed, type Sql } from './database';
import { decideNext, type Next, narrowingOf } from './decide-next';
import type { EngineContext } from './engine-context';
import { finishRun } from './finish-run';
import { ulid } from './ids';
import { deleteJob, enqueueDiscovery, insertStepJob, type Job, requeueJob } from './jobs';
import type { EventPayload } from './protocol';
import { type Answer, readAnswer } from './read-answer';
import { backoffMs } from './retry';
import { insertSteps, type LockedRun, lockActiveRun, setPending } from './runs';
import { signBody } from './signing';

const DEFAULT_MAX_ATTEMPTS = 5;
/** The app is not listening (starting, restarting): nothing ran, so no attempt is spent. */
const APP_ABSENT_DELAY_MS = 500;

type RunState = {
  function_id: string;
  pending: string[];
  event: EventPayload;
  steps: { id: string; memo: unknown }[];
};

/** Makes one claimed call to the app and writes down what came of it. */
export async function executeCall(engine: EngineContext, app: AppCaller, job: Job): Promise<void> {
  const runId = job.run_id;
  if (runId === null) return;
  const state = await loadRun(engine.pool, runId);
  if (!state) {
    await deleteJob(engine.pool, job.id);
    return;
  }
  const maxAttempts = engine.functions.get(state.function_id)?.maxAttempts ?? DEFAULT_MAX_ATTEMPTS;
  const answer = await call(engine, app, job, runId, state, maxAttempts);
  if (answer === 'app absent') {
    await engine.pool.query(
      `update engine.job set lease_until = null, due_at = clock_timestamp() + $3 * interval '1 millisecond'
       where id = $1 and generation = $2`,
      [job.id, job.generation, APP_ABSENT_DELAY_MS],
    );
  } else {
    await inTransaction(engine.pool, (tx) =>
      commitAnswer(tx, engine, job, runId, state.event, answer, maxAttempts),
    );
  }
  engine.wake();
}

/** Everything a call needs in one statement; the run counts as started from here. */
async function loadRun(sql: Sql, runId: string): Promise<RunState | null> {
  const [state] = await runNamed<RunState>(
    sql,
    'load_run',
    `with started as (
       update engine.run set status = 'running', started_at = clock_timestamp() where id = $1 and status = 'queued'
     )
     select run.function_id, run.pending, event.payload as event,
       coalesce((select json_agg(json_build_object('id', step.id, 'memo', step.memo) order by step.seq)
                 from engine.step where step.run_id = run.id), '[]'::json) as steps
     from engine.run join engine.event on event.id = run.event_id
     where run.id = $1 and run.status in ('queued', 'running')`,
    [runId],
  );
  return state ?? null;
}

async function call(
  engine: EngineContext,
  app: AppCaller,
  job: Job,
  runId: string,
  state: RunState,
  maxAttempts: number,
): Promise<Answer | 'app absent'> {
  const stack = state.steps.map((step) => step.id);
  const requestId = ulid(Date.now());
  const body = {
    event: state.event,
    events: [state.event],
    steps: Object.fromEntries(state.steps.map((step) => [step.id, step.memo])),
    defers: {},
    version: -1,
    use_api: false,
    ctx: {
      run_id: runId,
      // With these two the SDK runs step after step in one request and reports each by the checkpoint API.
      fn_id: state.function_id,
      qi_id: job.id,
      generation_id: job.generation,
      job_id: job.id,
      request_id: requestId,
      env: 'embedded',
      step_id: 'step',
      attempt: job.attempt,
      max_attempts: maxAttempts,
      disable_immediate_execution: state.pending.length > 0,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  const url = new URL(engine.serveUrl);
  url.searchParams.set('fnId', state.function_id);
  url.searchParams.set('stepId', job.step_id ?? 'step');
  const headers = {
    'x-inngest-signature': signBody(body, engine.signingKey, Math.floor(Date.now() / 1000)),
    'x-run-id': runId,
    'x-request-id': requestId,
    'x-inngest-job-id': job.id,
    'x-inngest-generation-id': String(job.generation),
    'x-inngest-req-version': '-1',
  };
  try {
    return readAnswer(await app.send('POST', url, headers, JSON.stringify(body)), Date.now());
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (!error.delivered) return 'app absent';
    return {
      kind: 'error',
      error: { name: error.name, message: error.message },
      final: false,
      retryAfterMs: null,
    };
  }
}

/** Under the run's lock, and only if this call still holds the job: a claim made since has raised the generation. */
async function commitAnswer(
  tx: Sql,
  engine: EngineContext,
  job: Job,
  runId: string,
  event: EventPayload,
  answer: Answer,
  maxAttempts: number,
): Promise<void> {
  const run = await lockActiveRun(tx, runId);
  if (!run) return;
  // The attempt is read again: a checkpoint during the call has set it back to zero.
  const [held] = await runNamed<{ attempt: number; again: boolean }>(
    tx,
    'hold_job',
    'select attempt, again from engine.job where id = $1 and generation = $2 for update',
    [job.id, job.generation],
  );
  if (!held) return;
  const next = decideNext(answer, {
    stepId: job.step_id,
    attempt: held.attempt,
    maxAttempts,
    pending: run.pending,
    finished: await finishedAmong(tx, run, answer),
    again: held.again,
    discoverAlways: run.discover_always,
    backoffMs: (failed) => backoffMs(failed, engine.retryDelaysMs, engine.retryJitterMs, Math.random()),
    nowMs: Date.now(),
  });
  await applyNext(tx, engine, job, run, event, next);
}

/** Steps named in the answer that already have a result. Only where others of the run can move during a call. */
async function finishedAmong(tx: Sql, run: LockedRun, answer: Answer): Promise<Set<string>> {
  if (answer.kind !== 'ops' || !(run.discover_always || run.pending.length > 0)) return new Set();
  const ids = answer.ops.map((op) => op.id);
  const rows = await tx.query<{ id: string }>(
    'select id from engine.step where run_id = $1 and id = any($2)',
    [run.id, ids],
  );
  return new Set(rows.rows.map((row) => row.id));
}

async function applyNext(
  tx: Sql,
  engine: EngineContext,
  job: Job,
  run: LockedRun,
  event: EventPayload,
  next: Next,
): Promise<void> {
  await insertSteps(tx, run.id, next.memos);
  if (next.ending) {
    await finishRun(tx, engine, run.id, next.ending);
    return;
  }
  // All in one commit: a step planned beside a wait may send the very event it waits for, and must find it registered.
  for (const plan of next.plans) {
    if (plan.kind === 'wait') await insertPause(tx, run.id, event, plan);
    const kind = plan.kind === 'wait' ? 'timeout' : plan.kind;
    await insertStepJob(tx, { kind, runId: run.id, stepId: plan.stepId, delayMs: plan.delayMs });
  }
  if (next.discoverAlways && !run.discover_always) {
    await tx.query('update engine.run set discover_always = true where id = $1', [run.id]);
  }
  if (next.pending.join() !== run.pending.join()) await setPending(tx, run.id, next.pending);
  if (next.job.kind === 'requeue') await requeueJob(tx, job.id, next.job);
  else await deleteJob(tx, job.id);
  if (next.job.kind === 'discover') await enqueueDiscovery(tx, run.id);
}

async function insertPause(
  tx: Sql,
  runId: string,
  event: EventPayload,
  wait: { stepId: string; eventName: string; expression: string | null },
): Promise<void> {
  const narrowing = narrowingOf(wait.expression, event);
  await runNamed(
    tx,
    'insert_pause',
    `insert into engine.pause (run_id, step_id, event_name, expression, eq_path, eq_value)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [runId, wait.stepId, wait.eventName, wait.expression, narrowing?.path ?? null, narrowing?.value ?? null],
  );
}
