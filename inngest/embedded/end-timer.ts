import { inTransaction, runNamed } from './database';
import type { EngineContext } from './engine-context';
import { deleteJob, type Job } from './jobs';
import { lockActiveRun, resolvePendingStep } from './runs';

/** The end of a sleep, or of the time a wait was given: both memoise `null`. */
export async function endTimer(engine: EngineContext, job: Job): Promise<void> {
  const { run_id: runId, step_id: stepId } = job;
  if (runId === null || stepId === null) return;
  await inTransaction(engine.pool, async (tx) => {
    const run = await lockActiveRun(tx, runId);
    if (run && (await stillDue(tx, job, runId, stepId))) {
      const op = job.kind === 'sleep' ? 'Sleep' : 'WaitForEvent';
      await resolvePendingStep(tx, run, { id: stepId, op, name: null, memo: null });
    }
    await deleteJob(tx, job.id);
  });
  engine.wake();
}

/** A timeout counts only while its wait is there: an event that came first has removed it. */
async function stillDue(
  tx: Parameters<typeof runNamed>[0],
  job: Job,
  runId: string,
  stepId: string,
): Promise<boolean> {
  if (job.kind === 'sleep') return true;
  const rows = await runNamed(
    tx,
    'end_pause',
    'delete from engine.pause where run_id = $1 and step_id = $2 returning step_id',
    [runId, stepId],
  );
  return rows.length > 0;
}
