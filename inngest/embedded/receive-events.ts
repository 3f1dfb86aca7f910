import { z } from 'zod';
import { inTransaction } from './database';
import type { EngineContext } from './engine-context';
import { parseEventIdSeed, seededEventId, ulid } from './ids';
import { type EventInput, type EventPayload, eventInputSchema } from './protocol';
import { toReadableJson } from './safe-json';
import { type StoredEvent, storeEvents } from './start-runs';

export type EventsReply = { status: 200; ids: string[] } | { status: 400; ids: []; error: string };

const bodySchema = z.union([z.array(eventInputSchema), eventInputSchema.transform((event) => [event])]);

/** `POST /e/:key`: stores the events, starts their runs, wakes their waits. All of a request's events or none. */
export async function receiveEvents(
  engine: EngineContext,
  body: unknown,
  seedHeader: string | undefined,
): Promise<EventsReply> {
  const parsed = bodySchema.safeParse(body);
  if (!parsed.success) return refuse('An event needs a name, and its data, if any, must be an object.');
  const reserved = parsed.data.find((event) => event.name.startsWith('inngest/'));
  if (reserved)
    return refuse(`${reserved.name} is reserved: names that start with inngest/ are the engine's own.`);

  if (parsed.data.some((event) => !nestsAtMost(event, MAX_DEPTH + 1)))
    return refuse(`An event's data may be nested ${MAX_DEPTH} deep.`);
  if (parsed.data.some((event) => JSON.stringify(event).length > MAX_EVENT))
    return refuse('An event may have 3 MB, as on a real server.');

  const seed = parseEventIdSeed(seedHeader);
  const nowMs = Date.now();
  const events = parsed.data.map((event, index) =>
    toStoredEvent(event, seed ? seededEventId(seed, index) : ulid(nowMs), nowMs),
  );
  // Woken also when it fails: a job that was held meanwhile was passed over.
  if (events.length > 0)
    await inTransaction(engine.pool, (tx) => storeEvents(tx, engine, events)).finally(engine.wake);
  return { status: 200, ids: events.map((event) => event.id) };
}

const MAX_EVENT = 3 * 1024 * 1024;
/** Deeper data costs more to search than it can mean. */
const MAX_DEPTH = 100;

const nestsAtMost = (value: unknown, depth: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (depth > 0 && Object.values(value).every((item) => nestsAtMost(item, depth - 1)));

const refuse = (error: string): EventsReply => ({ status: 400, ids: [], error });

function toStoredEvent(event: EventInput, id: string, nowMs: number): StoredEvent {
  const named = event.id ?? '';
  const payload = {
    id: named === '' ? id : named,
    name: event.name,
    data: event.data ?? {},
    user: event.user ?? {},
    ts: event.ts || nowMs,
    ...(event.v ? { v: event.v } : {}),
    ...(event.meta === undefined || event.meta === null ? {} : { meta: event.meta }),
  };
  // Conditions and keys see what is stored, odd characters replaced.
  return { id, namedBySender: named !== '', payload: JSON.parse(toReadableJson(payload)) as EventPayload };
}
