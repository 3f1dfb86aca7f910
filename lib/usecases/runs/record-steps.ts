import type { RunStepKind, StepError, StepWait } from '@/lib/core/runs/run-step';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { log } from '@/lib/platform/log';

export type RunRef = { workspaceId: string; runId: string };
export type StepRef = RunRef & { step: string; attempt: number };
/** A wait or sleep that the workflow found to be over. */
export type EndedWait = { step: string; status: 'completed' | 'timed_out' };
export type BegunWait = {
  step: string;
  kind: Extract<RunStepKind, 'wait' | 'sleep' | 'invoke' | 'other'>;
  waitsFor: StepWait | null;
  until: Date | null;
};

/** The timeline tells of the workflow; it must never be what stops it. */
async function quietly(what: string, { runId }: RunRef, record: () => Promise<unknown>): Promise<void> {
  try {
    await record();
  } catch (error) {
    log('warn', `${what} is missing in the timeline of its run`, { runId, error: String(error) });
  }
}

/**
 * A step's code is about to run. Recorded again it starts over; earlier attempts that nobody saw end are closed, and so are the
 * waits that the workflow found to be over. Nothing is recorded for a run that is over.
 */
export function recordStepStart(
  { workspaceId, runId, step, attempt }: StepRef,
  kind: RunStepKind,
  endedWaits: readonly EndedWait[],
): Promise<void> {
  const at = now();
  return quietly('The start of a step', { workspaceId, runId }, () => {
    const ended = endedWaits.map((wait) => wait.step);
    const how = endedWaits.map((wait) => wait.status);
    return db().$executeRaw`
      WITH open_run AS (
        SELECT id, workspace_id, pass FROM runs
        WHERE id = ${runId} AND workspace_id = ${workspaceId} AND status IN ('planned', 'running', 'waiting')
      ), ended AS (
        UPDATE run_steps s SET status = w.status::run_step_status, finished_at = ${at}
        FROM open_run r, unnest(${ended}::text[], ${how}::text[]) AS w (step, status)
        WHERE s.run_id = r.id AND s.pass = r.pass AND s.step = w.step AND s.status IN ('waiting', 'sleeping')
      ), given_up AS (
        UPDATE run_steps s SET status = 'interrupted', finished_at = ${at} FROM open_run r
        WHERE s.run_id = r.id AND s.pass = r.pass AND s.step = ${step} AND s.attempt < ${attempt} AND s.status = 'running'
      )
      INSERT INTO run_steps (id, workspace_id, run_id, pass, step, attempt, kind, status, started_at)
      SELECT ${newId('stp')}, workspace_id, id, pass, ${step}, ${attempt}, ${kind}::run_step_kind, 'running', ${at} FROM open_run
      ON CONFLICT (run_id, pass, step, attempt)
      DO UPDATE SET status = 'running', started_at = ${at}, finished_at = NULL, error = NULL`;
  });
}

/** A step's code has ended: done, or failed with whether the workflow tries it again. */
export function recordStepEnd(
  { workspaceId, runId, step, attempt }: StepRef,
  status: 'completed' | 'retrying' | 'failed',
  error: StepError | null,
): Promise<void> {
  return quietly(
    'The end of a step',
    { workspaceId, runId },
    () => db().$executeRaw`
      UPDATE run_steps s SET status = ${status}::run_step_status, finished_at = ${now()}, error = ${error && JSON.stringify(error)}::jsonb
      FROM runs r
      WHERE r.id = ${runId} AND r.workspace_id = ${workspaceId} AND s.run_id = r.id AND s.pass = r.pass
        AND s.step = ${step} AND s.attempt = ${attempt} AND s.status IN ('running', 'interrupted', 'cancelled')`,
  );
}

/** The workflow is about to wait or to sleep. Waits it tells of again stay as they are. */
export function recordWaits(
  { workspaceId, runId }: RunRef,
  begun: readonly BegunWait[],
  endedWaits: readonly EndedWait[],
): Promise<void> {
  if (begun.length === 0 && endedWaits.length === 0) return Promise.resolve();
  const at = now();
  const rows = begun.map((wait) => ({
    id: newId('stp'),
    step: wait.step,
    kind: wait.kind,
    status: wait.kind === 'sleep' ? 'sleeping' : 'waiting',
    waits_for: wait.waitsFor,
    until: wait.until?.toISOString() ?? null,
  }));
  const ended = endedWaits.map((wait) => wait.step);
  const how = endedWaits.map((wait) => wait.status);
  return quietly(
    'A wait',
    { workspaceId, runId },
    () => db().$executeRaw`
      WITH open_run AS (
        SELECT id, workspace_id, pass FROM runs
        WHERE id = ${runId} AND workspace_id = ${workspaceId} AND status IN ('planned', 'running', 'waiting')
      ), ended AS (
        UPDATE run_steps s SET status = w.status::run_step_status, finished_at = ${at}
        FROM open_run r, unnest(${ended}::text[], ${how}::text[]) AS w (step, status)
        WHERE s.run_id = r.id AND s.pass = r.pass AND s.step = w.step AND s.status IN ('waiting', 'sleeping')
      )
      INSERT INTO run_steps (id, workspace_id, run_id, pass, step, attempt, kind, status, waits_for, until, started_at)
      SELECT w.id, r.workspace_id, r.id, r.pass, w.step, 0, w.kind, w.status, w.waits_for, w.until, ${at}
      FROM open_run r, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS w (id text, step text, kind run_step_kind, status run_step_status, waits_for jsonb, until timestamptz)
      ON CONFLICT (run_id, pass, step, attempt) DO NOTHING`,
  );
}
