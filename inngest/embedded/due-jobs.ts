import { inTransaction, rows } from './database';
import type { EngineContext } from './engine-context';
import { finishRun } from './finish-run';
import { deleteJob, type Job } from './jobs';
import { endPause } from './pauses';
import type { EventPayload } from './protocol';
import { lockActiveRun, resolvePendingStep } from './runs';
import { startRun } from './start-runs';

const INVOKE_TIMEOUT = {
  name: 'InngestInvokeTimeoutError',
  message: 'Timed out waiting for invoked function to complete',
};

/** The end of a sleep, or of the time a wait was given: `null` for the function, an error where a result was awaited. */
export async function endTimer(engine: EngineContext, job: Job): Promise<void> {
  const { run_id: runId, step_id: stepId } = job;
  if (runId === null || stepId === null) return;
  await inTransaction(engine.pool, async (tx) => {
    const run = await lockActiveRun(tx, runId);
    // A timeout counts only while its wait is there: what came first has removed it.
    const ended = !run ? null : job.kind === 'sleep' ? 'sleep' : await endPause(tx, runId, stepId);
    if (run && ended) {
      const memo = ended === 'invoke' ? { error: INVOKE_TIMEOUT } : null;
      await resolvePendingStep(tx, run, { id: stepId, op: ops[ended], name: null, memo });
    }
    await deleteJob(tx, job.id);
  });
  engine.wake();
}

const ops = {
  sleep: 'Sleep',
  wait: 'WaitForEvent',
  signal: 'WaitForSignal',
  invoke: 'InvokeFunction',
  cancel: '',
} as const;

/** A run has been too long in starting or in ending, or a new run of a singleton takes its place. */
export async function cancelDueRun(engine: EngineContext, job: Job): Promise<void> {
  await inTransaction(engine.pool, async (tx) => {
    const run = job.run_id === null ? null : await lockActiveRun(tx, job.run_id);
    const started = run?.status === 'running' && job.step_id === 'start';
    if (run && !started) await finishRun(tx, engine, run.id, { status: 'cancelled' });
    await deleteJob(tx, job.id);
  });
  engine.wake();
}

/** No further event came in time: the last one of the burst starts its run. */
export async function endDebounce(engine: EngineContext, job: Job): Promise<void> {
  await inTransaction(engine.pool, async (tx) => {
    // An event that came since the claim has set the time anew: then it is not due any more.
    const [due] = await rows<{ event_id: string; payload: EventPayload }>(tx)`
      delete from engine.job using engine.event
      where job.id = ${job.id} and job.generation = ${job.generation} and due_at <= clock_timestamp() and event.id = job.event_id
      returning event.id as event_id, payload`;
    const fn = engine.functions.get(job.function_id ?? '');
    if (due && fn) {
      const namedBySender = due.payload.id !== due.event_id;
      await startRun(tx, fn, { id: due.event_id, namedBySender, payload: due.payload });
    } else if (!due)
      await rows(
        tx,
      )`update engine.job set lease_until = null where id = ${job.id} and generation = ${job.generation}`;
  });
  engine.wake();
}
