import path from 'node:path';
import { log } from '@/lib/platform/log';
import { runningPostmaster } from './postmaster';
import { type StartPostgresOptions, startPostgres } from './start-postgres';

const CHECK_MS = 1000;

/**
 * Starts the built-in PostgreSQL again, on the same port, when it was killed; clients reconnect by themselves. Returns
 * how to end the watch.
 */
export function keepRunning(options: StartPostgresOptions): () => void {
  const dataDir = path.join(path.resolve(options.root), 'postgres');
  let starting = false;
  const timer = setInterval(async () => {
    if (starting || runningPostmaster(dataDir)) return;
    starting = true;
    log('warn', 'The built-in PostgreSQL ended unexpectedly and is started again.');
    try {
      await startPostgres(options);
    } catch (error) {
      log('error', 'The built-in PostgreSQL could not be started again.', { error: error as Error });
    } finally {
      starting = false;
    }
  }, CHECK_MS);
  timer.unref();
  return () => clearInterval(timer);
}
