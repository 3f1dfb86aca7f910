import { setTimeout as sleep } from 'node:timers/promises';
import { type AppCaller, CallError } from './call-app';
import { inTransaction, isDataFault, rows, type Sql } from './database';
import { decideNext, type Next } from './decide-next';
import type { EngineContext } from './engine-context';
import { finishRun } from './finish-run';
import type { EngineFunction } from './function-config';
import { ulid } from './ids';
import { startInvoked } from './invoke';
import { deleteJob, enqueueDiscovery, insertStepJob, type Job, releaseJobs, requeueJob } from './jobs';
import { endPause, insertPause } from './pauses';
import type { ErrorShape, EventPayload } from './protocol';
import { type Answer, readAnswer, unusable } from './read-answer';
import { backoffMs } from './retry';
import { insertSteps, type LockedRun, resolvePendingStep, type StepResult, setPending } from './runs';
import { signBody } from './signing';

const DEFAULT_MAX_ATTEMPTS = 5;
const COMMIT_TRIES = 20;
const COMMIT_RETRY_MS = 500;
const MAX_STEPS = 1_000;
const MAX_STATE_BYTES = 32 * 1024 * 1024;
/** The app is not listening (starting, restarting): nothing ran, so no attempt is spent. */
const APP_ABSENT_DELAY_MS = 500;

type RunState = {
  run_id: string;
  function_id: string;
  /** This call is the run's first. */
  starting: boolean;
  pending: string[];
  event: EventPayload;
  steps: { id: string; memo: unknown }[];
};

/** Makes one claimed call to the app and writes down what came of it. */
export async function executeCall(engine: EngineContext, app: AppCaller, job: Job): Promise<void> {
  const run = await loadRun(engine.pool, job.run_id);
  if (!run) return deleteJob(engine.pool, job.id);
  const fn = engine.functions.get(run.function_id);
  // Not only when it starts: the process may have died right after that was written.
  if (fn && (run.starting || fn.timeouts.finishMs !== null))
    await changeTimeouts(engine.pool, run.run_id, fn.timeouts);
  const maxAttempts = fn?.maxAttempts ?? DEFAULT_MAX_ATTEMPTS;
  const commit = (answer: Answer) =>
    patiently(() =>
      inTransaction(engine.pool, (tx) => commitAnswer(tx, engine, job, run, answer, maxAttempts)),
    );
  const answer = await call(engine, app, job, run, maxAttempts).catch((error: Error) => {
    // A result nested so deep that the next call can't be written.
    if (!isDataFault(error)) throw error;
    return unusable(error.message);
  });
  if (answer === 'app absent') await releaseJobs(engine.pool, [job], APP_ABSENT_DELAY_MS);
  else
    await commit(answer).catch((error: Error) =>
      isDataFault(error) ? commit(unusable(error.message)) : Promise.reject(error),
    );
  engine.wake();
}

/** An answer in hand may have cost minutes: a database that restarts is waited for. Done twice it is refused by the fence. */
async function patiently(write: () => Promise<void>): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await write();
    } catch (error) {
      if (isDataFault(error) || tried === COMMIT_TRIES) throw error;
      await sleep(COMMIT_RETRY_MS);
    }
  }
}

/** Everything a call needs in one statement; the run counts as started from here. */
async function loadRun(sql: Sql, runId: string | null): Promise<RunState | undefined> {
  const [run] = await rows<RunState>(sql)`
    with started as (
      update engine.run set status = 'running', started_at = clock_timestamp()
      where id = ${runId} and status = 'queued' returning id
    )
    select run.id as run_id, run.function_id, exists (select 1 from started) as starting, run.pending, event.payload as event,
      coalesce((select json_agg(json_build_object('id', step.id, 'memo', step.memo) order by step.seq)
                from engine.step where step.run_id = run.id), '[]'::json) as steps
    from engine.run join engine.event on event.id = run.event_id
    where run.id = ${runId} and run.status in ('queued', 'running')`;
  return run;
}

/** A run that has started can't start too late any more; from now on it can end too late. */
async function changeTimeouts(
  sql: Sql,
  runId: string,
  { startMs, finishMs }: EngineFunction['timeouts'],
): Promise<void> {
  if (startMs !== null) await deleteJob(sql, `${runId}:start`);
  if (finishMs === null) return;
  await rows(sql)`
    insert into engine.job (id, kind, run_id, step_id, due_at)
    select id || ':finish', 'cancel', id, 'finish', started_at + ${finishMs} * interval '1 millisecond'
    from engine.run where id = ${runId} and status = 'running' on conflict (id) do nothing`;
}

async function call(
  engine: EngineContext,
  app: AppCaller,
  job: Job,
  run: RunState,
  maxAttempts: number,
): Promise<Answer | 'app absent'> {
  const stack = run.steps.map((step) => step.id);
  const requestId = ulid(Date.now());
  const body = {
    event: run.event,
    events: [run.event],
    steps: Object.fromEntries(run.steps.map((step) => [step.id, step.memo])),
    defers: {},
    version: -1,
    use_api: false,
    ctx: {
      run_id: run.run_id,
      // With these two the SDK runs step after step in one request and reports each by the checkpoint API.
      fn_id: run.function_id,
      qi_id: job.id,
      generation_id: job.generation,
      job_id: job.id,
      request_id: requestId,
      env: 'embedded',
      step_id: 'step',
      attempt: job.attempt,
      max_attempts: maxAttempts,
      disable_immediate_execution: run.pending.length > 0,
      use_api: false,
      stack: { stack, current: stack.length },
    },
  };
  const text = JSON.stringify(body);
  const overflow = overflowOf(run, text.length);
  if (overflow) return { kind: 'error', error: overflow, final: true, retryAfterMs: null };
  const url = new URL(engine.serveUrl);
  url.searchParams.set('fnId', run.function_id);
  url.searchParams.set('stepId', job.step_id ?? 'step');
  const headers = {
    'x-inngest-signature': signBody(body, engine.signingKey, Math.floor(Date.now() / 1000)),
    'x-run-id': run.run_id,
    'x-request-id': requestId,
    'x-inngest-job-id': job.id,
    'x-inngest-generation-id': String(job.generation),
    'x-inngest-req-version': '-1',
  };
  try {
    return readAnswer(await app.send('POST', url, headers, text), Date.now());
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    if (!error.delivered) return 'app absent';
    return {
      kind: 'error',
      error: { name: error.code, message: error.message },
      final: false,
      retryAfterMs: null,
    };
  }
}

/** A run that has outgrown what a real server takes ends here too, so that it is not found out on the day of the move. */
function overflowOf(run: RunState, bodyLength: number): ErrorShape | null {
  if (run.steps.length > MAX_STEPS)
    return {
      name: 'InngestErrFunctionOverflowed',
      message: `The function run exceeded the step limit of ${MAX_STEPS} steps.`,
    };
  if (bodyLength > MAX_STATE_BYTES)
    return {
      name: 'InngestErrStateOverflowed',
      message: `The function run exceeded the state size limit of ${MAX_STATE_BYTES} bytes.`,
    };
  return null;
}

/** Under the run's lock, and only if this call still holds the job: a claim made since has raised the generation. */
async function commitAnswer(
  tx: Sql,
  engine: EngineContext,
  job: Job,
  run: RunState,
  answer: Answer,
  maxAttempts: number,
): Promise<void> {
  // The run first, then the job; the attempt is read again, as a checkpoint during the call has set it back to zero.
  const [held] = await rows<LockedRun & { attempt: number; again: boolean }>(tx)`
    with run as (
      select id, function_id, status, pending, discover_always from engine.run
      where id = ${run.run_id} and status in ('queued', 'running') for no key update
    )
    select run.*, job.attempt, job.again from run
    join lateral (select * from engine.job
                  where job.id = ${job.id} and generation = ${job.generation} and run_id = run.id for update) job on true`;
  if (!held) return;
  const next = decideNext(answer, {
    stepId: job.step_id,
    attempt: held.attempt,
    maxAttempts,
    pending: held.pending,
    known: new Set(run.steps.map((step) => step.id)),
    finished: await finishedAmong(tx, held, answer),
    again: held.again,
    discoverAlways: held.discover_always,
    backoffMs: (failed) => backoffMs(failed, engine.retryDelaysMs, engine.retryJitterMs, Math.random()),
    nowMs: Date.now(),
  });
  await applyNext(tx, engine, job, held, run.event, next);
}

/** Steps named in the answer that already have a result. Only where others of the run can move during a call. */
async function finishedAmong(tx: Sql, run: LockedRun, answer: Answer): Promise<Set<string>> {
  if (answer.kind !== 'ops' || !(run.discover_always || run.pending.length > 0)) return new Set();
  const ids = answer.ops.map((op) => op.id);
  const finished = await rows<{ id: string }>(tx)`
    select id from engine.step where run_id = ${run.id} and id = any(${ids})`;
  return new Set(finished.map((step) => step.id));
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
  const refused: StepResult[] = [];
  for (const plan of next.plans) {
    const paused = plan.kind !== 'call' && plan.kind !== 'sleep';
    const kind = paused ? 'timeout' : plan.kind;
    await insertStepJob(tx, { kind, runId: run.id, stepId: plan.stepId, delayMs: plan.delayMs });
    if (paused && !(await insertPause(tx, run.id, event, plan))) {
      await finishRun(tx, engine, run.id, { status: 'failed', error: SIGNAL_TAKEN });
      return;
    }
    const error = plan.kind === 'invoke' ? await startInvoked(tx, engine, run.id, plan) : null;
    if (error) refused.push({ id: plan.stepId, op: 'StepFailed', name: null, memo: { error } });
  }
  if (next.discoverAlways && !run.discover_always) {
    await rows(tx)`update engine.run set discover_always = true where id = ${run.id}`;
  }
  if (next.pending.join() !== run.pending.join()) await setPending(tx, run.id, next.pending);
  if (next.job.kind === 'requeue') await requeueJob(tx, job.id, next.job);
  else await deleteJob(tx, job.id);
  if (next.job.kind === 'discover') await enqueueDiscovery(tx, run.id);
  let pending = next.pending;
  for (const result of refused) {
    await endPause(tx, run.id, result.id);
    await resolvePendingStep(tx, { ...run, pending, discover_always: next.discoverAlways }, result);
    pending = pending.filter((id) => id !== result.id);
  }
}

const SIGNAL_TAKEN = {
  name: 'Error',
  message: 'Signal conflict; signal wait already exists for another run',
};
