import { findEquality, keyOf, triggerMatches } from '../expressions/evaluate';
import { rows, type Sql } from './database';
import type { EngineContext } from './engine-context';
import type { EngineFunction } from './function-config';
import { ulid } from './ids';
import type { EventPayload } from './protocol';
import { toReadableJson } from './safe-json';

/** An event with the id it is stored under. `payload.id` differs from it when the sender named the event. */
export type StoredEvent = { id: string; payload: EventPayload; namedBySender: boolean };

/** An event of the engine's own making. */
export function engineEvent(name: string, data: Record<string, unknown>): StoredEvent {
  const ts = Date.now();
  const id = ulid(ts);
  return { id, namedBySender: false, payload: { id, name: `inngest/${name}`, data, user: {}, ts } };
}

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

/** Whose calls a function's limit counts: its own, or those of all functions that name the same scope. */
export const limitOwner = (fn: EngineFunction, index: number): string => {
  const scope = fn.concurrency[index]?.scope ?? 'fn';
  return scope === 'fn' ? `${fn.id}#${index}` : scope;
};

/** One key per configured limit, in the same order; equal keys share the limit. */
export function concurrencyKeys(fn: EngineFunction, event: EventPayload): string[] {
  return fn.concurrency.map(
    (limit, index) => `${limitOwner(fn, index)}|${limit.key === null ? '' : keyOf(limit.key, event)}`,
  );
}

/** Keys that let a function run only once in 24 hours: the event's own id, and the function's idempotency expression. */
function dedupeKeys(fn: EngineFunction, event: StoredEvent): string[] {
  return [
    ...(event.namedBySender ? [`event:${event.payload.id}`] : []),
    ...(fn.idempotency === null ? [] : [`key:${keyOf(fn.idempotency, event.payload)}`]),
  ];
}

/** Whose runs shut each other out. A key expression that gives `false` lets the run through. */
function singletonKey(fn: EngineFunction, event: EventPayload): string | null {
  if (fn.singleton === null) return null;
  const key = fn.singleton.key === null ? '' : keyOf(fn.singleton.key, event);
  return key === 'false' ? null : `${fn.id}|${key}`;
}

/** A run about to be written, in the columns of the statement that writes it. */
function newRun(fn: EngineFunction, event: StoredEvent) {
  const { payload } = event;
  return {
    id: ulid(Date.now()),
    function_id: fn.id,
    event_id: event.id,
    concurrency_keys: concurrencyKeys(fn, payload),
    dedupe_keys: dedupeKeys(fn, event),
    singleton_key: singletonKey(fn, payload),
    singleton_cancels: fn.singleton?.mode === 'cancel',
    start_at_ms: payload.ts,
    start_timeout_ms: fn.timeouts.startMs,
    cancels: fn.cancel.map(({ event: name, expression, timeoutMs }, index) => {
      const narrowing = expression === null ? null : findEquality(expression, payload);
      return {
        step_id: `cancel:${index}`,
        event_name: name,
        expression,
        eq_path: narrowing?.path ?? null,
        eq_value: narrowing?.value ?? null,
        timeout_ms: timeoutMs,
      };
    }),
  };
}

/** What a run has to do with another: it runs that one again, or its end answers that one's step. */
type RunLinks = { rerun_of: string } | { invoker_run: string; invoker_step: string };
type NewRun = ReturnType<typeof newRun> & Partial<RunLinks>;

/**
 * Stores events and starts the runs they trigger, within the caller's transaction. Waits are woken afterwards by a job per
 * event, written here only when somebody waits for that name, so that no run's lock is ever taken under an event's.
 */
export async function storeEvents(
  sql: Sql,
  engine: EngineContext,
  events: readonly StoredEvent[],
): Promise<void> {
  const values = events.map(({ id, payload }) => ({ id, name: payload.name, payload }));
  const stored = await rows<{ id: string }>(sql)`
    with stored as (
      insert into engine.event (id, name, payload)
      select id, name, payload from json_to_recordset(${toReadableJson(values)}::json) as e(id text, name text, payload json)
      on conflict (id) do nothing
      returning id, name
    ), waking as (
      insert into engine.job (id, kind, event_id)
      select 'event:' || id, 'event', id from stored
      where exists (select 1 from engine.pause where event_name = stored.name)
      on conflict (id) do nothing
    )
    select id from stored`;
  const isNew = new Set(stored.map((row) => row.id));
  const starts = events
    .filter((event) => isNew.has(event.id))
    .flatMap((event) => functionsFor(engine.functions.values(), event.payload).map((fn) => ({ fn, event })));
  const later = starts.flatMap(({ fn, event }) =>
    fn.debounce ? [{ fn, event, id: debounceId(fn, event) }] : [],
  );
  for (const { fn, event, id } of inOrder(later, ({ id }) => id)) await postpone(sql, id, fn, event);
  await insertRuns(
    sql,
    starts.filter(({ fn }) => fn.debounce === null).map(({ fn, event }) => newRun(fn, event)),
  );
}

/** Whoever takes several locks takes them in this order, so that two senders can't wait for each other. Equal ones stay as they are. */
const inOrder = <T>(items: readonly T[], key: (item: T) => string): T[] =>
  items.toSorted((left, right) => (key(left) < key(right) ? -1 : key(left) > key(right) ? 1 : 0));

/**
 * Starts one run of one function: a cron tick, an invocation, a debounced event's turn, a rerun. Null when the function's
 * idempotency or singleton option shuts it out; a rerun is asked for by a person and never is.
 */
export async function startRun(
  sql: Sql,
  fn: EngineFunction,
  event: StoredEvent,
  links?: RunLinks,
): Promise<string | null> {
  const run: NewRun = { ...newRun(fn, event), ...links, start_at_ms: 0 };
  if (links && 'rerun_of' in links) Object.assign(run, { dedupe_keys: [], singleton_key: null });
  await rows(sql)`
    insert into engine.event (id, name, payload) values (${event.id}, ${event.payload.name}, ${toReadableJson(event.payload)})
    on conflict (id) do nothing`;
  return (await insertRuns(sql, [run])) > 0 ? run.id : null;
}

const debounceId = (fn: EngineFunction, { payload }: StoredEvent): string =>
  `debounce:${fn.id}|${fn.debounce?.key ? keyOf(fn.debounce.key, payload) : ''}`;

/** A debounced function runs for the latest event of a burst: each takes the place of the one before and sets the time anew. */
async function postpone(sql: Sql, id: string, fn: EngineFunction, event: StoredEvent): Promise<void> {
  if (fn.debounce === null) return;
  const { periodMs, timeoutMs } = fn.debounce;
  await rows(sql)`
    insert into engine.job (id, kind, function_id, event_id, event_ts, due_at, deadline_at)
    values (${id}, 'debounce', ${fn.id}, ${event.id}, ${event.payload.ts}, clock_timestamp() + ${periodMs} * interval '1 millisecond',
            clock_timestamp() + ${timeoutMs}::float8 * interval '1 millisecond')
    on conflict (id) do update set event_id = excluded.event_id, event_ts = excluded.event_ts,
      due_at = least(excluded.due_at, job.deadline_at)
    where coalesce(job.event_ts, 0) <= excluded.event_ts`;
}

/** Starts runs, without those that are shut out. Returns how many were started. */
async function insertRuns(sql: Sql, candidates: readonly NewRun[]): Promise<number> {
  const runs = await winDedupe(sql, candidates);
  if (!runs.some((run) => run.singleton_key !== null)) return writeRuns(sql, runs);
  // One by one: a run may shut out the next.
  let written = 0;
  for (const run of inOrder(runs, ({ singleton_key }) => singleton_key ?? ''))
    if (await winsSingleton(sql, run)) written += await writeRuns(sql, [run]);
    else await giveKeysBack(sql, [run]);
  return written;
}

/** Writes runs with their first call, and what may cancel them. */
async function writeRuns(sql: Sql, runs: readonly NewRun[]): Promise<number> {
  if (runs.length === 0) return 0;
  await rows(sql)`
    with incoming as (
      select * from json_to_recordset(${toReadableJson(runs)}::json) as r(id text, function_id text, event_id text,
        concurrency_keys text[], singleton_key text, rerun_of text, invoker_run text, invoker_step text,
        start_at_ms float8, start_timeout_ms float8, cancels json)
    ), inserted as (
      insert into engine.run (id, function_id, event_id, concurrency_keys, singleton_key, rerun_of, invoker_run, invoker_step)
      select id, function_id, event_id, concurrency_keys, singleton_key, rerun_of, invoker_run, invoker_step from incoming
    ), cancels as (
      insert into engine.pause (run_id, step_id, kind, event_name, expression, eq_path, eq_value, expires_at)
      select incoming.id, c.step_id, 'cancel', c.event_name, c.expression, c.eq_path, c.eq_value,
        clock_timestamp() + c.timeout_ms * interval '1 millisecond'
      from incoming cross join json_to_recordset(cancels) as c(step_id text, event_name text, expression text,
        eq_path text[], eq_value text, timeout_ms float8)
    ), due as (
      select *, greatest(clock_timestamp(), to_timestamp(start_at_ms / 1000.0)) as at from incoming
    )
    insert into engine.job (id, kind, run_id, function_id, step_id, concurrency_keys, due_at)
    select id, 'call', id, function_id, null, concurrency_keys, at from due
    union all
    select id || ':start', 'cancel', id, function_id, 'start', '{}', at + start_timeout_ms * interval '1 millisecond'
    from due where start_timeout_ms is not null`;
  return runs.length;
}

async function winDedupe(sql: Sql, runs: readonly NewRun[]): Promise<NewRun[]> {
  const lost = new Set<NewRun>();
  const keys = runs.flatMap((run) => run.dedupe_keys.map((key) => ({ run, key })));
  for (const { run, key } of inOrder(keys, (entry) => `${entry.run.function_id} ${entry.key}`)) {
    if (lost.has(run)) continue;
    const won = await rows(sql)`
      insert into engine.dedupe (function_id, key, run_id, expires_at)
      values (${run.function_id}, ${key}, ${run.id}, clock_timestamp() + interval '24 hours')
      on conflict (function_id, key) do update set run_id = excluded.run_id, expires_at = excluded.expires_at
      where dedupe.expires_at <= clock_timestamp()
      returning run_id`;
    if (won.length === 0) lost.add(run);
  }
  await giveKeysBack(sql, [...lost]);
  return runs.filter((run) => !lost.has(run));
}

/** A run that is shut out must not use up its keys for a day. */
async function giveKeysBack(sql: Sql, runs: readonly NewRun[]): Promise<void> {
  const held = runs.flatMap((run) => run.dedupe_keys.map((key) => ({ run, key })));
  if (held.length === 0) return;
  await rows(sql)`
    delete from engine.dedupe
    using unnest(${held.map(({ run }) => run.function_id)}::text[], ${held.map(({ key }) => key)}::text[],
                 ${held.map(({ run }) => run.id)}::text[]) as held(function_id, key, run_id)
    where dedupe.function_id = held.function_id and dedupe.key = held.key and dedupe.run_id = held.run_id`;
}

/** A singleton's new run gives way to the one under way, or has it cancelled: by a job, as its lock is not to be taken here. */
async function winsSingleton(sql: Sql, run: NewRun): Promise<boolean> {
  if (run.singleton_key === null) return true;
  await rows(sql)`select pg_advisory_xact_lock(hashtextextended(${run.singleton_key}, 0))`;
  const active = await rows<{ id: string }>(sql)`
    select id from engine.run where singleton_key = ${run.singleton_key} and status in ('queued', 'running')`;
  if (active.length > 0 && !run.singleton_cancels) return false;
  await rows(sql)`
    insert into engine.job (id, kind, run_id)
    select id || ':cancel', 'cancel', id from unnest(${active.map(({ id }) => id)}::text[]) as other(id)
    on conflict (id) do nothing`;
  return true;
}
