import { runNamed, type Sql } from './database';
import { enqueueDiscovery } from './jobs';
import { toSignableJson } from './safe-json';

export type LockedRun = { id: string; function_id: string; pending: string[]; discover_always: boolean };

/**
 * Locks a run that is still going. Every change to a run, other than the single-statement checkpoint, happens under this
 * lock, and it is always the first lock taken.
 */
export async function lockActiveRun(sql: Sql, runId: string): Promise<LockedRun | null> {
  const [run] = await runNamed<LockedRun>(
    sql,
    'lock_run',
    `select id, function_id, pending, discover_always from engine.run
     where id = $1 and status in ('queued', 'running') for update`,
    [runId],
  );
  return run ?? null;
}

export type StepResult = { id: string; op: string; name: string | null; memo: unknown };

/** Step results as the four arrays that statements unnest. */
export function columnsOf(steps: readonly StepResult[]): unknown[] {
  return [
    steps.map((step) => step.id),
    steps.map((step) => step.op),
    steps.map((step) => step.name?.replaceAll('\0', '') ?? null),
    steps.map((step) => toSignableJson(step.memo)),
  ];
}

/** Writes step results that are not there yet; a result once written never changes. Returns how many were new. */
export async function insertSteps(sql: Sql, runId: string, steps: readonly StepResult[]): Promise<number> {
  if (steps.length === 0) return 0;
  const rows = await runNamed(
    sql,
    'insert_steps',
    `insert into engine.step (run_id, id, op, name, memo)
     select $1, id, op, name, memo::json from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as s(id, op, name, memo)
     on conflict (run_id, id) do nothing
     returning id`,
    [runId, ...columnsOf(steps)],
  );
  return rows.length;
}

/**
 * Ends one pending step of a locked run. When it was the last, or the run asked to be entered at each (Promise.race), the
 * run is entered again.
 */
export async function resolvePendingStep(sql: Sql, run: LockedRun, result: StepResult): Promise<void> {
  if ((await insertSteps(sql, run.id, [result])) === 0) return;
  const left = run.pending.filter((id) => id !== result.id);
  await setPending(sql, run.id, left);
  if (left.length === 0 || run.discover_always) await enqueueDiscovery(sql, run.id);
}

export async function setPending(sql: Sql, runId: string, pending: readonly string[]): Promise<void> {
  await runNamed(sql, 'set_pending', 'update engine.run set pending = $2 where id = $1', [runId, pending]);
}
