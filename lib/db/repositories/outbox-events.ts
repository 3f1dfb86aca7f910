import { type EventData, type EventName, eventSchemas } from '@/lib/contracts/events';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import type { OutgoingEvent } from '@/lib/platform/send-events';
import { toJson } from '../json';
import type { Tx } from '../tx';

/** Leaves an event to be sent once the change it tells of is committed. */
export async function enqueueEvent<N extends EventName>(
  tx: Tx,
  event: { workspaceId: string; name: N; data: EventData<N> },
): Promise<void> {
  await enqueueEvents(tx, [event]);
}

/** The same of several. @returns them as they are to be sent, once the transaction is committed. */
export async function enqueueEvents(
  tx: Tx,
  events: readonly { workspaceId: string; name: EventName; data: unknown }[],
): Promise<OutgoingEvent[]> {
  if (events.length === 0) return [];
  const rows = events.map((event) => ({
    id: newId('evt'),
    workspaceId: event.workspaceId,
    name: event.name,
    data: toJson(eventSchemas[event.name].parse(event.data)),
    createdAt: now(),
  }));
  // The client works a list out anew each time, and a single row once for all.
  const [first] = rows;
  if (rows.length === 1 && first) await tx.outboxEvent.create({ data: first, select: { id: true } });
  else await tx.outboxEvent.createMany({ data: rows });
  return rows.map(({ id, name, data }) => ({ id, name, data: data as OutgoingEvent['data'] }));
}
