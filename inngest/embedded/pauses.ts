import { findEquality } from '../expressions/evaluate';
import { rows, type Sql } from './database';
import type { PausePlan } from './decide-next';
import type { EventPayload } from './protocol';

/** What a run waits for: an event, a signal, the end of a run it invoked; or, all its life, an event that cancels it. */
export type PauseKind = 'wait' | 'signal' | 'invoke' | 'cancel';

/** Registers a wait. False when its signal already has a waiter, and it was not to take that one's place. */
export async function insertPause(
  sql: Sql,
  runId: string,
  event: EventPayload,
  plan: PausePlan,
): Promise<boolean> {
  const eventName = plan.kind === 'wait' ? plan.eventName : null;
  const expression = plan.kind === 'wait' ? plan.expression : null;
  const signal = plan.kind === 'signal' ? plan.signal : null;
  // Of two that replace it at once, the second sees the first.
  if (signal !== null)
    await rows(sql)`select pg_advisory_xact_lock(hashtextextended(${`signal:${signal}`}, 0))`;
  if (plan.kind === 'signal' && plan.replaces)
    await rows(sql)`update engine.pause set signal = null where signal = ${signal}`;
  const narrowing = expression === null ? null : findEquality(expression, event);
  const inserted = await rows(sql)`
    insert into engine.pause (run_id, step_id, kind, event_name, expression, eq_path, eq_value, signal)
    values (${runId}, ${plan.stepId}, ${plan.kind}, ${eventName}, ${expression},
            ${narrowing?.path ?? null}, ${narrowing?.value ?? null}, ${signal})
    on conflict do nothing returning step_id`;
  return inserted.length > 0;
}

/** Takes a wait away, with its timeout. Null when it is gone: something else ended it first. */
export async function endPause(sql: Sql, runId: string, stepId: string): Promise<PauseKind | null> {
  const [ended] = await rows<{ kind: PauseKind }>(sql)`
    with timeout as (delete from engine.job where id = ${`${runId}:${stepId}`} and kind = 'timeout')
    delete from engine.pause where run_id = ${runId} and step_id = ${stepId} returning kind`;
  return ended?.kind ?? null;
}
