import type { EventData } from '@/lib/contracts/events';
import { isTooLate } from '@/lib/core/plays/limits';
import type { NewSignal } from '@/lib/db/repositories/signals';
import { now } from '@/lib/platform/clock';

const SIGNALS_PER_EVENT = 200;

/** Events about those signals that a live play may answer. `heard`: the kinds that one listens to. */
export function considerPlays(
  workspaceId: string,
  heard: ReadonlySet<string>,
  signals: readonly Pick<NewSignal, 'id' | 'kind' | 'contactId' | 'occurredAt'>[],
): { workspaceId: string; name: 'play/considered'; data: EventData<'play/considered'> }[] {
  if (heard.size === 0) return [];
  const recordedAt = now().getTime();
  const ids = signals
    .filter(
      ({ kind, contactId, occurredAt }) =>
        contactId !== null && heard.has(kind) && !isTooLate(Date.parse(occurredAt), recordedAt),
    )
    .map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / SIGNALS_PER_EVENT) }, (_, i) => ({
    workspaceId,
    name: 'play/considered' as const,
    data: { workspaceId, signalIds: ids.slice(i * SIGNALS_PER_EVENT, (i + 1) * SIGNALS_PER_EVENT) },
  }));
}
