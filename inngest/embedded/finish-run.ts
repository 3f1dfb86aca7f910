import { rows, type Sql } from './database';
import type { EngineContext } from './engine-context';
import { endPause } from './pauses';
import type { ErrorShape, EventPayload } from './protocol';
import { lockActiveRun, type RunEnding, resolvePendingStep } from './runs';
import { engineEvent, eventNameMatches, type StoredEvent, storeEvents } from './start-runs';

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
  const [run] = await rows<EndedRun>(sql)`
    with gone_jobs as (delete from engine.job where run_id = ${runId}),
         gone_pauses as (delete from engine.pause where run_id = ${runId})
    update engine.run set status = ${ending.status}, output = ${output}, error = ${error}, pending = '{}',
      ended_at = clock_timestamp()
    from engine.event where run.id = ${runId} and event.id = run.event_id
    returning run.function_id, run.invoker_run, run.invoker_step, event.payload as event,
      array(select distinct event_name from engine.pause where event_name = any(${ENDINGS})) as waited_for`;
  if (!run) return;
  await answerInvoker(sql, run, ending);
  // Runs started by an ending send no endings themselves, or two failing handlers would feed each other for ever.
  if (ENDINGS.includes(run.event.name)) return;
  const isWanted = ({ payload: { name } }: StoredEvent): boolean =>
    run.waited_for.includes(name) ||
    [...engine.functions.values()].some((fn) => fn.events.some(({ event }) => eventNameMatches(event, name)));
  // Nearly nobody listens to the end of every run: such an event is stored only for a trigger or a wait that names it.
  const wanted = endingEvents(runId, run.function_id, run.event, ending).filter(isWanted);
  if (wanted.length > 0) await storeEvents(sql, engine, wanted);
}

type EndedRun = {
  function_id: string;
  invoker_run: string | null;
  invoker_step: string | null;
  event: EventPayload;
  /** Endings that some other run waits for. */
  waited_for: string[];
};

const ENDINGS = ['inngest/function.finished', 'inngest/function.failed', 'inngest/function.cancelled'];

/** The run that invoked this one goes on with its result or its error. It is locked after it: never the other way round. */
async function answerInvoker(sql: Sql, run: EndedRun, ending: RunEnding): Promise<void> {
  if (run.invoker_run === null || run.invoker_step === null) return;
  const invoker = await lockActiveRun(sql, run.invoker_run);
  if (!invoker || !(await endPause(sql, invoker.id, run.invoker_step))) return;
  const memo =
    ending.status === 'completed'
      ? { data: ending.output ?? null }
      : { error: ending.status === 'failed' ? ending.error : INVOKED_CANCELLED };
  await resolvePendingStep(sql, invoker, { id: run.invoker_step, op: 'InvokeFunction', name: null, memo });
}

const INVOKED_CANCELLED: ErrorShape = { name: 'Error', message: 'The invoked function was cancelled.' };

function endingEvents(
  runId: string,
  functionId: string,
  event: EventPayload,
  ending: RunEnding,
): StoredEvent[] {
  const common = { function_id: functionId, run_id: runId, event, events: [event] };
  const build = (suffix: string, status: string, more: Record<string, unknown> = {}): StoredEvent =>
    engineEvent(`function.${suffix}`, { ...common, ...more, _inngest: { status } });
  if (ending.status === 'completed')
    return [build('finished', 'Completed', { result: ending.output ?? null })];
  if (ending.status === 'cancelled') return [build('cancelled', 'Cancelled'), build('finished', 'Cancelled')];
  // The SDK's own reader of this event wants `error` beside name and message.
  const error = { ...ending.error, stack: ending.error.stack ?? '', error: ending.error.name };
  return [build('failed', 'Failed', { error }), build('finished', 'Failed', { error })];
}
