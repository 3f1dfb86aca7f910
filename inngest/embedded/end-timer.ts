import { inTransaction } from './database';
import type { EngineContext } from './engine-context';
import { deleteJob, type Job } from './jobs';
import { endPause } from './pauses';
import { lockActiveRun, resolvePendingStep } from './runs';

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
