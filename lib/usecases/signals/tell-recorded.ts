import type { ItemResult } from '@/lib/contracts/signals';
import type { Actor } from '@/lib/core/access/actor';
import { setsOffRun } from '@/lib/core/signals/signal-kinds';
import { appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import type { RecordingRules } from '@/lib/db/repositories/recording-rules';
import type { NewSignal } from '@/lib/db/repositories/signals';
import type { Tx } from '@/lib/db/tx';
import type { OutgoingEvent } from '@/lib/platform/send-events';
import { considerPlays } from '../plays/consider-plays';

const SIGNALS_PER_EVENT = 200;

/** Writes into the record what came of a batch, by source, and leaves the events that set off runs. */
export async function tellRecorded(
  tx: Tx,
  { workspaceId, actor }: { workspaceId: string; actor: Actor },
  { heardByPlays }: RecordingRules,
  signals: readonly NewSignal[],
  results: readonly ItemResult[],
): Promise<OutgoingEvent[]> {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  const sources = [...new Set(signals.map((signal) => signal.source))];
  await appendAuditEntries(
    tx,
    sources.map((source, i) => {
      const own = signals.filter((signal) => signal.source === source);
      const [first, last] = [own[0]?.id ?? '', own.at(-1)?.id ?? null];
      // What was refused or known is told once per batch: it may name no source at all.
      const others =
        i === 0
          ? { duplicates: count('duplicate'), rejected: count('rejected') }
          : { duplicates: 0, rejected: 0 };
      const detail = { source, accepted: own.length, ...others, firstSignalId: first, lastSignalId: last };
      return {
        workspaceId,
        actor,
        verb: 'signals.recorded' as const,
        subject: { type: 'signal', id: first },
        detail,
      };
    }),
  );
  const ids = signals.filter(({ kind }) => setsOffRun(kind)).map(({ id }) => id);
  const groups = Array.from({ length: Math.ceil(ids.length / SIGNALS_PER_EVENT) }, (_, i) =>
    ids.slice(i * SIGNALS_PER_EVENT, (i + 1) * SIGNALS_PER_EVENT),
  );
  return enqueueEvents(tx, [
    ...groups.map((signalIds) => ({
      workspaceId,
      name: 'signal/recorded' as const,
      data: { workspaceId, signalIds },
    })),
    ...considerPlays(workspaceId, heardByPlays, signals),
  ]);
}
