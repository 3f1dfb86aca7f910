import path from 'node:path';
import { log } from '@/lib/platform/log';
import { runningPostmaster } from './postmaster';
import { type StartPostgresOptions, startPostgres } from './start-postgres';

const CHECK_MS = 1000;

/**
 * Starts the built-in PostgreSQL again, on the same port, when it was killed; clients reconnect by themselves. Returns
 * how to end the watch, which waits for a start that is under way.
 */
export function keepRunning(options: StartPostgresOptions): () => Promise<void> {
  const dataDir = path.join(path.resolve(options.root), 'postgres');
  let starting: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (starting || runningPostmaster(dataDir)) return;
    starting = startAgain(options).finally(() => {
      starting = undefined;
    });
  }, CHECK_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await starting;
  };
}

async function startAgain(options: StartPostgresOptions): Promise<void> {
  log('warn', 'The built-in PostgreSQL ended unexpectedly and is started again.');
  try {
    await startPostgres(options);
  } catch (error) {
    log('error', 'The built-in PostgreSQL could not be started again.', { error: error as Error });
  }
}
