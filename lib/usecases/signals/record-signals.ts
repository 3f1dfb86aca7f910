import type { ItemResult } from '@/lib/contracts/signals';
import type { Actor } from '@/lib/core/access/actor';
import type { OutgoingEvent } from '@/lib/platform/send-events';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { loadActiveModel } from '../runs/active-model';
import { recordBatch } from './record-batch';

/** Signals per transaction. */
const BATCH_SIZE = 500;

/**
 * Records what sources report; each signal once by source and message id, however often and in whatever order it is sent. Good
 * items are recorded beside bad ones: the answer is per item, in order.
 * @param emit false leaves the events in the outbox for the sweeper, for callers that can't reach the engine.
 */
export async function recordSignals(request: {
  workspaceId: string;
  actor: Actor;
  items: readonly unknown[];
  emit?: boolean;
}): Promise<ItemResult[]> {
  const { workspaceId, actor, items, emit = true } = request;
  const model = await loadActiveModel(workspaceId);
  const results: ItemResult[] = [];
  const events: OutgoingEvent[] = [];
  for (let firstIndex = 0; firstIndex < items.length; firstIndex += BATCH_SIZE) {
    const part = items.slice(firstIndex, firstIndex + BATCH_SIZE);
    const batch = await recordBatch({ workspaceId, actor, items: part, firstIndex, model });
    results.push(...batch.results);
    events.push(...batch.events);
  }
  if (emit) await sendOutboxEvents(events);
  return results;
}
