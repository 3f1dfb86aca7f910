import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/platform/log';
import { indexRecords } from '@/lib/usecases/audit/index-record';
import { sealLogs } from '@/lib/usecases/audit/seal-log';

/** Between two looks for what is to be done: entries are to be sealed within two seconds. */
const PAUSE_MS = 500;

/**
 * Seals the record and makes it searchable, again and again, until the function that it gives is called. Replicas may all do it: each log
 * has one at a time for either. They go on beside each other, so that a long record that becomes searchable keeps no entry from its seal.
 */
export function startTendingRecord(): () => Promise<void> {
  const stopping = new AbortController();
  const loops = [
    repeat('the record could not be sealed; it is tried on', sealLogs, stopping.signal),
    repeat('the record could not be made searchable; it is tried on', indexRecords, stopping.signal),
  ];
  return async () => {
    stopping.abort();
    await Promise.all(loops);
  };
}

async function repeat(failed: string, work: () => Promise<number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => log('warn', failed, { error: String(error) }));
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}
