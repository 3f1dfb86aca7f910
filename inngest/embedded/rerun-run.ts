import { inTransaction, rows } from './database';
import type { EngineContext } from './engine-context';
import type { EventPayload } from './protocol';
import { startRun } from './start-runs';

/**
 * `POST /v1/runs/:id/rerun`: a new run of the same function for the same event; with `fromStep` (a hashed step id) it starts
 * with the results that came before that step's. Gives the new run's id, or a sentence about what is missing.
 */
export async function rerunRun(
  engine: EngineContext,
  runId: string,
  fromStep: string | null,
): Promise<{ runId: string } | { missing: string }> {
  const [run] = await rows<{ function_id: string; event_id: string; payload: EventPayload; named: boolean }>(
    engine.pool,
  )`
    select function_id, event_id, payload, exists (select 1 from engine.step where run_id = run.id and id = ${fromStep}) as named
    from engine.run join engine.event on event.id = run.event_id where run.id = ${runId}`;
  const fn = engine.functions.get(run?.function_id ?? '');
  if (!run) return { missing: 'run' };
  if (!fn) return { missing: 'function any more' };
  if (fromStep !== null && !run.named) return { missing: 'step' };
  const event = { id: run.event_id, namedBySender: false, payload: run.payload };
  const started = await inTransaction(engine.pool, async (tx) => {
    const id = await startRun(tx, fn, event, { rerun_of: runId });
    await rows(tx)`
      insert into engine.step (run_id, id, op, name, memo)
      select ${id}, id, op, name, memo from engine.step
      where run_id = ${runId} and seq < (select seq from engine.step where run_id = ${runId} and id = ${fromStep})
      order by seq`;
    return id;
  });
  engine.wake();
  return { runId: started ?? '' };
}
