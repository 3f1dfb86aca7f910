import { inTransaction, rows, type Sql } from './database';
import type { EngineContext } from './engine-context';
import { nextCronTick } from './function-config';
import { deleteJob, type Job } from './jobs';
import { engineEvent, startRun } from './start-runs';

const jobId = (functionId: string, cron: string): string => `cron:${functionId}:${cron}`;

/**
 * One job per cron trigger, made at registration and when the database is taken over, and kept across restarts: a tick that came due while the engine was down
 * runs once, late, not once per missed tick.
 */
export async function syncCronJobs(sql: Sql, engine: EngineContext): Promise<void> {
  const wanted = [...engine.functions.values()].flatMap((fn) =>
    fn.crons.map((cron) => ({ functionId: fn.id, cron })),
  );
  await rows(sql)`
    delete from engine.job where kind = 'cron' and id <> all(${wanted.map((entry) => jobId(entry.functionId, entry.cron))})`;
  for (const { functionId, cron } of wanted) {
    const due = nextCronTick(cron, new Date());
    if (due === null) continue;
    await rows(sql)`
      insert into engine.job (id, kind, function_id, cron, due_at)
      values (${jobId(functionId, cron)}, 'cron', ${functionId}, ${cron}, ${due}) on conflict (id) do nothing`;
  }
}

/** Starts the run of a due tick and sets the job to the next one, in one transaction: no tick is lost or doubled. */
export async function runCronTick(engine: EngineContext, job: Job): Promise<void> {
  const fn = engine.functions.get(job.function_id ?? '');
  // After its own time too: the database's clock says what is due, and this one may be behind.
  const after = new Date(Math.max(Date.now(), job.due_at.getTime()));
  const next = job.cron === null ? null : nextCronTick(job.cron, after);
  await inTransaction(engine.pool, async (tx) => {
    const held = await rows(tx)`
      select 1 from engine.job where id = ${job.id} and generation = ${job.generation} for update`;
    if (held.length === 0) return;
    if (!fn || next === null) {
      await deleteJob(tx, job.id);
      return;
    }
    await startRun(tx, fn, engineEvent('scheduled.timer', { cron: job.cron }));
    await rows(tx)`update engine.job set due_at = ${next}, lease_until = null where id = ${job.id}`;
  });
  engine.wake();
}
