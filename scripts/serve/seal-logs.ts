import { setTimeout as sleep } from 'node:timers/promises';
import { log } from '@/lib/platform/log';
import { sealLogs } from '@/lib/usecases/audit/seal-log';

/** Between two looks for what waits to be sealed: entries are to be sealed within two seconds. */
const PAUSE_MS = 500;

/** Seals the record again and again, until the function that it gives is called. Replicas may all do it: each log has one sealer at a time. */
export function startSealing(): () => Promise<void> {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await sealLogs().catch((error: unknown) =>
        log('warn', 'the record could not be sealed; it is tried on', { error: String(error) }),
      );
      await sleep(PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await loop;
  };
}
