import { keyOf, triggerMatches } from './cel/evaluate';
import { runNamed, type Sql } from './database';
import type { EngineContext } from './engine-context';
import type { EngineFunction } from './function-config';
import { ulid } from './ids';
import type { EventPayload } from './protocol';
import { toReadableJson } from './safe-json';

/** An event with the id it is stored under. `payload.id` differs from it when the sender named the event. */
export type StoredEvent = { id: string; payload: EventPayload; namedBySender: boolean };

type NewRun = {
  id: string;
  function_id: string;
  event_id: string;
  concurrency_keys: string[];
  dedupe_keys: string[];
  start_at_ms: number;
};

export function eventNameMatches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** The functions an event starts. Each once, however many of its triggers match. */
export function functionsFor(functions: Iterable<EngineFunction>, event: EventPayload): EngineFunction[] {
  return [...functions].filter((fn) =>
    fn.events.some(
      (trigger) =>
        eventNameMatches(trigger.event, event.name) &&
        (trigger.expression === null || triggerMatches(trigger.expression, event)),
    ),
  );
}

/** One key per configured limit, in the same order; equal keys share the limit. */
export function concurrencyKeys(fn: EngineFunction, event: EventPayload): string[] {
  return fn.concurrency.map((limit, index) => {
    const owner = limit.scope === 'fn' ? `${fn.id}#${index}` : limit.scope;
    return `${owner}|${limit.key === null ? '' : keyOf(limit.key, event)}`;
  });
}

/** Keys that let a function run only once in 24 hours: the event's own id, and the function's idempotency expression. */
function dedupeKeys(fn: EngineFunction, event: StoredEvent): string[] {
  return [
    ...(event.namedBySender ? [`event:${event.payload.id}`] : []),
    ...(fn.idempotency === null ? [] : [`key:${keyOf(fn.idempotency, event.payload)}`]),
  ];
}

function newRun(fn: EngineFunction, event: StoredEvent): NewRun {
  return {
    id: ulid(Date.now()),
    function_id: fn.id,
    event_id: event.id,
    concurrency_keys: concurrencyKeys(fn, event.payload),
    dedupe_keys: dedupeKeys(fn, event),
    start_at_ms: event.payload.ts,
  };
}

/**
 * Stores events and starts the runs they trigger, within the caller's transaction. Waits are woken afterwards by a job per
 * event, written here only when somebody waits for that name, so that no run's lock is ever taken under an event's.
 */
export async function storeEvents(
  sql: Sql,
  engine: EngineContext,
  events: readonly StoredEvent[],
): Promise<void> {
  const rows = events.map(({ id, payload }) => ({ id, name: payload.name, payload }));
  const stored = await runNamed<{ id: string }>(
    sql,
    'store_events',
    `with stored as (
       insert into engine.event (id, name, payload)
       select id, name, payload from json_to_recordset($1::json) as e(id text, name text, payload json)
       on conflict (id) do nothing
       returning id, name
     ), woken as (
       insert into engine.job (id, kind, event_id)
       select 'event:' || id, 'event', id from stored
       where exists (select 1 from engine.pause where pause.event_name = stored.name)
       on conflict (id) do nothing
     )
     select id from stored`,
    [toReadableJson(rows)],
  );
  const isNew = new Set(stored.map((row) => row.id));
  const runs = events
    .filter((event) => isNew.has(event.id))
    .flatMap((event) =>
      functionsFor(engine.functions.values(), event.payload).map((fn) => newRun(fn, event)),
    );
  await insertRuns(sql, runs);
}

/** Starts one run of one function for an event (used by cron, which triggers no other function). */
export async function startRun(sql: Sql, fn: EngineFunction, event: StoredEvent): Promise<void> {
  await sql.query('insert into engine.event (id, name, payload) values ($1, $2, $3)', [
    event.id,
    event.payload.name,
    toReadableJson(event.payload),
  ]);
  await insertRuns(sql, [newRun(fn, event)]);
}

async function insertRuns(sql: Sql, candidates: readonly NewRun[]): Promise<void> {
  const runs: NewRun[] = [];
  for (const run of candidates) if (await winsDedupe(sql, run)) runs.push(run);
  if (runs.length === 0) return;
  await runNamed(
    sql,
    'insert_runs',
    `with incoming as (
       select * from json_to_recordset($1::json) as r(id text, function_id text, event_id text, concurrency_keys text[], start_at_ms float8)
     ), inserted as (
       insert into engine.run (id, function_id, event_id, concurrency_keys)
       select id, function_id, event_id, concurrency_keys from incoming
     )
     insert into engine.job (id, kind, run_id, function_id, concurrency_keys, due_at)
     select id, 'call', id, function_id, concurrency_keys, greatest(clock_timestamp(), to_timestamp(start_at_ms / 1000.0))
     from incoming`,
    [JSON.stringify(runs)],
  );
}

async function winsDedupe(sql: Sql, run: NewRun): Promise<boolean> {
  for (const key of run.dedupe_keys) {
    const won = await runNamed(
      sql,
      'win_dedupe',
      `insert into engine.dedupe (function_id, key, run_id, expires_at)
       values ($1, $2, $3, clock_timestamp() + interval '24 hours')
       on conflict (function_id, key) do update set run_id = excluded.run_id, expires_at = excluded.expires_at
       where dedupe.expires_at <= clock_timestamp()
       returning run_id`,
      [run.function_id, key, run.id],
    );
    if (won.length === 0) return false;
  }
  return true;
}
