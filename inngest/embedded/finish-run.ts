import { runNamed, type Sql } from './database';
import type { EngineContext } from './engine-context';
import { ulid } from './ids';
import type { ErrorShape, EventPayload } from './protocol';
import { eventNameMatches, type StoredEvent, storeEvents } from './start-runs';

export type RunEnding =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: ErrorShape }
  | { status: 'cancelled' };

/**
 * Ends a locked run: nothing of it may be left to wake it (jobs, waits), and what others listen for is sent, in one
 * transaction.
 */
export async function finishRun(
  sql: Sql,
  engine: EngineContext,
  runId: string,
  ending: RunEnding,
): Promise<void> {
  const output = ending.status === 'completed' ? JSON.stringify(ending.output ?? null) : null;
  const error = ending.status === 'failed' ? JSON.stringify(ending.error) : null;
  const [run] = await runNamed<{ function_id: string; event: EventPayload }>(
    sql,
    'finish_run',
    `with gone_jobs as (delete from engine.job where run_id = $1),
          gone_pauses as (delete from engine.pause where run_id = $1)
     update engine.run set status = $2, output = $3, error = $4, pending = '{}', ended_at = clock_timestamp()
     from engine.event where run.id = $1 and event.id = run.event_id
     returning run.function_id, event.payload as event`,
    [runId, ending.status, output, error],
  );
  if (!run || isAboutAnEnding(run.event.name)) return;
  const events = endingEvents(runId, run.function_id, run.event, ending);
  const wanted = await keepWanted(sql, engine, events);
  if (wanted.length > 0) await storeEvents(sql, engine, wanted);
}

/** Runs started by an ending send no endings themselves, or two failing handlers would feed each other for ever. */
const isAboutAnEnding = (name: string): boolean =>
  name === 'inngest/function.failed' ||
  name === 'inngest/function.finished' ||
  name === 'inngest/function.cancelled';

function endingEvents(
  runId: string,
  functionId: string,
  event: EventPayload,
  ending: RunEnding,
): StoredEvent[] {
  const ts = Date.now();
  const common = { function_id: functionId, run_id: runId, event, events: [event] };
  const build = (suffix: string, data: Record<string, unknown>): StoredEvent => {
    const id = ulid(ts);
    return {
      id,
      namedBySender: false,
      payload: { id, name: `inngest/function.${suffix}`, data, user: {}, ts },
    };
  };
  if (ending.status === 'cancelled')
    return [build('cancelled', { ...common, _inngest: { status: 'Cancelled' } })];
  if (ending.status === 'completed') {
    return [
      build('finished', { ...common, result: ending.output ?? null, _inngest: { status: 'Completed' } }),
    ];
  }
  // The SDK's own reader of this event wants `error` beside name and message.
  const error = { ...ending.error, stack: ending.error.stack ?? '', error: ending.error.name };
  return [
    build('failed', { ...common, error, _inngest: { status: 'Failed' } }),
    build('finished', { ...common, error, _inngest: { status: 'Failed' } }),
  ];
}

/** Nearly nobody listens to the end of every run: such an event is stored only for a trigger or a wait that names it. */
async function keepWanted(
  sql: Sql,
  engine: EngineContext,
  events: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const triggered = (name: string) =>
    [...engine.functions.values()].some((fn) =>
      fn.events.some((trigger) => eventNameMatches(trigger.event, name)),
    );
  const untriggered = events
    .filter((event) => !triggered(event.payload.name))
    .map((event) => event.payload.name);
  if (untriggered.length === 0) return [...events];
  const rows = await runNamed<{ event_name: string }>(
    sql,
    'waited_names',
    'select distinct event_name from engine.pause where event_name = any($1)',
    [untriggered],
  );
  const waited = new Set(rows.map((row) => row.event_name));
  return events.filter((event) => triggered(event.payload.name) || waited.has(event.payload.name));
}
