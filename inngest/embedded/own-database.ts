import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { EngineLog } from './engine-context';

/** Any fixed number, other than the one that guards the migration. */
const OWNER_LOCK = 7_201_904_412;
const RETRY_MS = 250;
/** What a standby notifies, and the owner listens to, when work was stored by another process. */
export const WAKE_CHANNEL = 'engine_wake';

export type Ownership = {
  /** Resolves once this process has asked for the lock, whether or not it got it. */
  asked: Promise<void>;
  release: () => Promise<void>;
};

/**
 * Tries to hold the session advisory lock that makes this process the only executor on its database, for as long as it runs:
 * whoever has it not stands by and asks again every quarter of a second. PostgreSQL frees it by itself when its holder dies.
 * `onOwned` is called with the lock, `onLost` when the connection that holds it breaks, `onWake` at each notification.
 */
export function ownDatabase(options: {
  databaseUrl: string;
  log: EngineLog;
  onOwned: () => Promise<void>;
  onLost: () => void;
  onWake: () => void;
}): Ownership {
  let client: Client | null = null;
  let released = false;
  let asked: () => void = () => undefined;
  const firstAnswer = new Promise<void>((resolve) => {
    asked = resolve;
  });

  /** From a fresh connection until it breaks. */
  async function hold(): Promise<void> {
    client = new Client({
      connectionString: options.databaseUrl,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'mandate-engine-owner',
    });
    const broken = new Promise<void>((resolve) => {
      client?.on('error', () => resolve());
      client?.on('end', () => resolve());
    });
    client.on('notification', options.onWake);
    await client.connect();
    // A holder whose machine vanished is found out by the server, not only when it says goodbye.
    await client.query(
      'set tcp_keepalives_idle = 1; set tcp_keepalives_interval = 1; set tcp_keepalives_count = 2',
    );
    while (!released) {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
        OWNER_LOCK,
      ]);
      if (rows[0]?.held) break;
      asked();
      await sleep(RETRY_MS);
    }
    if (released) return;
    await client.query(`listen ${WAKE_CHANNEL}`);
    try {
      await options.onOwned();
      asked();
      await broken;
    } finally {
      if (!released) options.onLost();
    }
  }

  async function keepTrying(): Promise<void> {
    while (!released) {
      await hold().catch((error: Error) => {
        if (!released)
          options.log('warn', 'The engine has no hold on the database and tries again.', {
            error: error.message,
          });
      });
      await client?.end().catch(() => undefined);
      if (!released) await sleep(RETRY_MS);
    }
  }

  void keepTrying();
  return {
    asked: firstAnswer,
    async release() {
      released = true;
      await client?.end().catch(() => undefined);
    },
  };
}
