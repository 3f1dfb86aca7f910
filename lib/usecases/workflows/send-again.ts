import { type EventData, type EventName, eventSchemas } from '@/lib/contracts/events';
import { newId } from '@/lib/platform/ids';
import { sendEvents } from '@/lib/platform/send-events';

/**
 * Sends events once more, under new ids, so that an engine that has forgotten them takes them up. One that has not leaves them out
 * (`singleton`), or finds by the rows that nothing is left to do. Throws when the engine can't be reached.
 */
export async function sendAgain<N extends EventName>(
  name: N,
  events: readonly EventData<N>[],
): Promise<void> {
  await sendEvents(events.map((data) => ({ id: newId('evt'), name, data: eventSchemas[name].parse(data) })));
}
