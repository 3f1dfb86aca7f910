import { inTransaction, type Sql } from './database';
import type { EngineContext } from './engine-context';
import { nextCronTick } from './function-config';
import { ulid } from './ids';
import { deleteJob, type Job } from './jobs';
import { startRun } from './start-runs';

const jobId = (functionId: string, cron: string): string => `cron:${functionId}:${cron}`;

/**
 * One job per cron trigger, made at registration and kept across restarts: a tick that came due while the engine was down
 * runs once, late, not once per missed tick.
 */
export async function syncCronJobs(sql: Sql, engine: EngineContext): Promise<void> {
  const wanted = [...engine.functions.values()].flatMap((fn) =>
    fn.crons.map((cron) => ({ functionId: fn.id, cron })),
  );
  await sql.query(`delete from engine.job where kind = 'cron' and id <> all($1)`, [
    wanted.map((entry) => jobId(entry.functionId, entry.cron)),
  ]);
  for (const { functionId, cron } of wanted) {
    const due = nextCronTick(cron, new Date());
    if (due === null) continue;
    await sql.query(
      `insert into engine.job (id, kind, function_id, cron, due_at) values ($1, 'cron', $2, $3, $4) on conflict (id) do nothing`,
      [jobId(functionId, cron), functionId, cron, due],
    );
  }
}

/** Starts the run of a due tick and sets the job to the next one, in one transaction: no tick is lost or doubled. */
export async function runCronTick(engine: EngineContext, job: Job): Promise<void> {
  const fn = engine.functions.get(job.function_id ?? '');
  const next = job.cron === null ? null : nextCronTick(job.cron, new Date());
  await inTransaction(engine.pool, async (tx) => {
    const held = await tx.query('select 1 from engine.job where id = $1 and generation = $2 for update', [
      job.id,
      job.generation,
    ]);
    if (held.rowCount === 0) return;
    if (!fn || next === null) {
      await deleteJob(tx, job.id);
      return;
    }
    const ts = Date.now();
    const id = ulid(ts);
    const payload = { id, name: 'inngest/scheduled.timer', data: { cron: job.cron }, user: {}, ts };
    await startRun(tx, fn, { id, namedBySender: false, payload });
    await tx.query('update engine.job set due_at = $2, lease_until = null where id = $1', [job.id, next]);
  });
  engine.wake();
}
