import { type EventData, type EventName, eventSchemas } from '@/lib/contracts/events';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { toJson } from '../json';
import type { Tx } from '../tx';

/** Leaves an event to be sent once the change it tells of is committed. */
export async function enqueueEvent<N extends EventName>(
  tx: Tx,
  event: { workspaceId: string; name: N; data: EventData<N> },
): Promise<void> {
  await enqueueEvents(tx, [event]);
}

export async function enqueueEvents(
  tx: Tx,
  events: readonly { workspaceId: string; name: EventName; data: unknown }[],
): Promise<void> {
  if (events.length === 0) return;
  await tx.outboxEvent.createMany({
    data: events.map((event) => ({
      id: newId('evt'),
      workspaceId: event.workspaceId,
      name: event.name,
      data: toJson(eventSchemas[event.name].parse(event.data)),
      createdAt: now(),
    })),
  });
}
