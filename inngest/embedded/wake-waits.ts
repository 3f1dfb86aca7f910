import { waitMatches } from './cel/evaluate';
import { inTransaction, runNamed } from './database';
import type { EngineContext } from './engine-context';
import { deleteJob, type Job } from './jobs';
import type { EventPayload } from './protocol';
import { lockActiveRun, resolvePendingStep } from './runs';

type Candidate = { run_id: string; step_id: string; expression: string | null; started_by: EventPayload };

/**
 * Wakes the waits that an event answers. The job is deleted last: after a crash in between it runs again and finds the
 * waits it already woke gone.
 */
export async function wakeWaits(engine: EngineContext, job: Job): Promise<void> {
  const [event] = await runNamed<{ payload: EventPayload }>(
    engine.pool,
    'waking_event',
    'select payload from engine.event where id = $1',
    [job.event_id],
  );
  if (event) {
    for (const wait of await findCandidates(engine, job.event_id, event.payload)) {
      if (wait.expression === null || waitMatches(wait.expression, wait.started_by, event.payload)) {
        await wake(engine, wait, event.payload);
      }
    }
  }
  await deleteJob(engine.pool, job.id);
}

/** Waits for this event's name that were there before it came; a run is never woken by the event that started it. */
async function findCandidates(
  engine: EngineContext,
  eventId: string | null,
  event: EventPayload,
): Promise<Candidate[]> {
  return runNamed<Candidate>(
    engine.pool,
    'wait_candidates',
    `select pause.run_id, pause.step_id, pause.expression, started.payload as started_by
     from engine.pause
     join engine.event arrived on arrived.id = $1
     join engine.run on run.id = pause.run_id
     join engine.event started on started.id = run.event_id
     where pause.event_name = $2
       and pause.created_at <= arrived.received_at
       and run.event_id <> arrived.id
       and (pause.eq_path is null or (arrived.payload #>> pause.eq_path) = pause.eq_value)
     order by pause.created_at`,
    [eventId, event.name],
  );
}

async function wake(engine: EngineContext, wait: Candidate, event: EventPayload): Promise<void> {
  await inTransaction(engine.pool, async (tx) => {
    const run = await lockActiveRun(tx, wait.run_id);
    if (!run) return;
    const [gone] = await runNamed(
      tx,
      'end_wait',
      `with timeout as (delete from engine.job where id = $1 || ':' || $2 and kind = 'timeout')
       delete from engine.pause where run_id = $1 and step_id = $2 returning step_id`,
      [wait.run_id, wait.step_id],
    );
    // The memo is the whole event, not wrapped: the SDK hands it to the function as it is.
    if (gone)
      await resolvePendingStep(tx, run, {
        id: wait.step_id,
        op: 'WaitForEvent',
        name: event.name,
        memo: event,
      });
  });
  engine.wake();
}
