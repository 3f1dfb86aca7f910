import { rows, type Sql } from './database';
import { enqueueDiscovery } from './jobs';
import type { ErrorShape } from './protocol';
import { toSignableJson } from './safe-json';

export type LockedRun = {
  id: string;
  function_id: string;
  status: 'queued' | 'running';
  pending: string[];
  discover_always: boolean;
};

/**
 * Locks a run that is still going. Every change to a run, other than the single-statement checkpoint, happens under this
 * lock, and it is always the first lock taken. Not the strongest one: a new step or job refers to the run, and need not wait.
 */
export async function lockActiveRun(sql: Sql, runId: string): Promise<LockedRun | null> {
  const [run] = await rows<LockedRun>(sql)`
    select id, function_id, status, pending, discover_always from engine.run
    where id = ${runId} and status in ('queued', 'running') for no key update`;
  return run ?? null;
}

export type RunEnding =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: ErrorShape }
  | { status: 'cancelled' };

export type StepResult = { id: string; op: string; name: string | null; memo: unknown };

/** Step results as the four arrays that statements unnest. */
export const columnsOf = (steps: readonly StepResult[]) => ({
  ids: steps.map((step) => step.id),
  ops: steps.map((step) => step.op),
  names: steps.map((step) => step.name?.replaceAll('\0', '') ?? null),
  memos: steps.map((step) => toSignableJson(step.memo)),
});

/** Writes step results that are not there yet; a result once written never changes. Returns how many were new. */
export async function insertSteps(sql: Sql, runId: string, steps: readonly StepResult[]): Promise<number> {
  if (steps.length === 0) return 0;
  const { ids, ops, names, memos } = columnsOf(steps);
  const written = await rows(sql)`
    insert into engine.step (run_id, id, op, name, memo)
    select ${runId}, id, op, name, memo::json
    from unnest(${ids}::text[], ${ops}::text[], ${names}::text[], ${memos}::text[]) as s(id, op, name, memo)
    on conflict (run_id, id) do nothing
    returning id`;
  return written.length;
}

/**
 * Ends one pending step of a locked run. When it was the last, or the run asked to be entered at each (Promise.race), the
 * run is entered again.
 */
export async function resolvePendingStep(
  sql: Sql,
  run: Pick<LockedRun, 'id' | 'pending' | 'discover_always'>,
  result: StepResult,
): Promise<void> {
  const isNew = (await insertSteps(sql, run.id, [result])) > 0;
  if (!isNew && !run.pending.includes(result.id)) return;
  const left = run.pending.filter((id) => id !== result.id);
  await setPending(sql, run.id, left);
  if (left.length === 0 || run.discover_always) await enqueueDiscovery(sql, run.id);
}

export async function setPending(sql: Sql, runId: string, pending: readonly string[]): Promise<void> {
  await rows(sql)`update engine.run set pending = ${pending} where id = ${runId}`;
}
