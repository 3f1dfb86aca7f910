import { setImmediate as yieldTurn } from 'node:timers/promises';
import { waitMatches } from '../expressions/evaluate';
import { inTransaction, isDataFault, rows } from './database';
import type { EngineContext } from './engine-context';
import { finishRun } from './finish-run';
import { deleteJob, type Job } from './jobs';
import { endPause } from './pauses';
import type { EventPayload } from './protocol';
import { lockActiveRun, resolvePendingStep } from './runs';

const TURN_MS = 10;

type Candidate = {
  run_id: string;
  step_id: string;
  kind: 'wait' | 'cancel';
  expression: string | null;
  started_by: EventPayload;
};

/**
 * Wakes the waits that an event answers, and cancels the runs that it cancels. The job is deleted last: after a crash in
 * between it runs again and finds the waits it already woke gone.
 */
export async function wakeWaits(engine: EngineContext, job: Job): Promise<void> {
  const [event] = await rows<{ payload: EventPayload }>(engine.pool)`
    select payload from engine.event where id = ${job.event_id}`;
  if (event) {
    let turnBegan = performance.now();
    for (const wait of await findCandidates(engine, job.event_id, event.payload)) {
      // Conditions are computed at one go: let others have a turn between them.
      if (performance.now() - turnBegan > TURN_MS) {
        await yieldTurn();
        turnBegan = performance.now();
      }
      if (wait.expression === null || waitMatches(wait.expression, wait.started_by, event.payload)) {
        // One that can't be written must not keep the others from being woken.
        await wake(engine, wait, event.payload).catch((error: Error) => {
          if (!isDataFault(error)) throw error;
          engine.log('error', 'A wait could not be woken.', { run: wait.run_id, error: error.message });
        });
      }
    }
  }
  await deleteJob(engine.pool, job.id);
}

/**
 * Waits for this event's name that were there before it came; a run is never woken by the event that started it. Waits for one
 * value of a field are found by the texts that the event holds: the others, however many, cost nothing.
 */
async function findCandidates(
  engine: EngineContext,
  eventId: string | null,
  event: EventPayload,
): Promise<Candidate[]> {
  return rows<Candidate>(engine.pool)`
    with arrived as (
      select id, payload, received_at,
        array(select text #>> '{}' from jsonb_path_query(payload::jsonb, '$.**') text where jsonb_typeof(text) = 'string') as texts
      from engine.event where id = ${eventId}
    ), named as (
      select * from engine.pause where event_name = ${event.name} and eq_value is null
      union all
      select * from engine.pause where event_name = ${event.name} and eq_value = any((select texts from arrived)::text[])
    )
    select pause.run_id, pause.step_id, pause.kind, pause.expression, started.payload as started_by
    from named pause
    cross join arrived
    join engine.run on run.id = pause.run_id
    join engine.event started on started.id = run.event_id
    where pause.created_at <= arrived.received_at
      and (pause.expires_at is null or pause.expires_at > arrived.received_at)
      and run.event_id <> arrived.id
      and (pause.eq_path is null or (arrived.payload #>> pause.eq_path) = pause.eq_value)
    order by pause.created_at`;
}

async function wake(engine: EngineContext, wait: Candidate, event: EventPayload): Promise<void> {
  await inTransaction(engine.pool, async (tx) => {
    const run = await lockActiveRun(tx, wait.run_id);
    if (!run || !(await endPause(tx, wait.run_id, wait.step_id))) return;
    if (wait.kind === 'cancel') {
      await finishRun(tx, engine, run.id, { status: 'cancelled' });
      return;
    }
    // The memo is the whole event, not wrapped: the SDK hands it to the function as it is.
    const result = { id: wait.step_id, op: 'WaitForEvent', name: event.name, memo: event };
    await resolvePendingStep(tx, run, result);
  });
  engine.wake();
}
