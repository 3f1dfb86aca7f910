import type { EventData } from '@/lib/contracts/events';
import { kindsListenedTo } from '@/lib/db/repositories/plays';
import type { NewSignal } from '@/lib/db/repositories/signals';
import type { Tx } from '@/lib/db/tx';

const SIGNALS_PER_EVENT = 200;

/** Events about those signals that a live play may answer; where none listens it costs one look at a small table. */
export async function considerPlays(
  tx: Tx,
  workspaceId: string,
  signals: readonly Pick<NewSignal, 'id' | 'kind' | 'contactId'>[],
): Promise<{ workspaceId: string; name: 'play/considered'; data: EventData<'play/considered'> }[]> {
  const kinds = await kindsListenedTo(tx, workspaceId);
  const ids = signals
    .filter(({ kind, contactId }) => contactId !== null && kinds.has(kind))
    .map(({ id }) => id);
  return Array.from({ length: Math.ceil(ids.length / SIGNALS_PER_EVENT) }, (_, i) => ({
    workspaceId,
    name: 'play/considered' as const,
    data: { workspaceId, signalIds: ids.slice(i * SIGNALS_PER_EVENT, (i + 1) * SIGNALS_PER_EVENT) },
  }));
}
