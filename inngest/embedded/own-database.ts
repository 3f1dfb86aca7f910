import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { EngineLog } from './engine-context';

/** Any fixed number, other than the one that guards the migration. */
const OWNER_LOCK = 7_201_904_412;
const RETRY_MS = 250;

export type Ownership = { release: () => Promise<void> };

/**
 * Holds the session advisory lock that makes this process the only executor on its database. PostgreSQL frees it by itself
 * when the process dies, so a killed predecessor is no obstacle. Throws when somebody else keeps it for `waitMs`.
 * If the connection breaks later (PostgreSQL restarted), `onLost` is called, then `onRegained` once the lock is back.
 */
export async function ownDatabase(options: {
  databaseUrl: string;
  waitMs: number;
  log: EngineLog;
  onLost: () => void;
  onRegained: () => void;
}): Promise<Ownership> {
  let client: Client | null = null;
  let released = false;

  async function acquire(deadlineMs: number): Promise<Client> {
    for (;;) {
      const candidate = await tryAcquire(options.databaseUrl).catch((error: Error) => {
        if (Date.now() > deadlineMs) throw error;
        return null;
      });
      if (candidate) return candidate;
      if (released || Date.now() > deadlineMs) {
        throw new Error(
          'Another workflow engine already runs on this database. Stop it first: one database has one engine.',
        );
      }
      await sleep(RETRY_MS);
    }
  }

  function watch(owner: Client): void {
    client = owner;
    let lost = false;
    const lose = () => {
      if (lost || released) return;
      lost = true;
      options.log('warn', 'The engine lost its hold on the database and tries to get it back.');
      options.onLost();
      void acquire(Number.POSITIVE_INFINITY).then(
        (again) => {
          watch(again);
          options.onRegained();
        },
        () => undefined,
      );
    };
    owner.on('error', lose);
    owner.on('end', lose);
  }

  watch(await acquire(Date.now() + options.waitMs));
  return {
    async release() {
      released = true;
      await client?.end().catch(() => undefined);
    },
  };
}

async function tryAcquire(databaseUrl: string): Promise<Client | null> {
  const client = new Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5_000,
    application_name: 'mandate-engine-owner',
  });
  // A connection that breaks while it is being given up must not end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
      OWNER_LOCK,
    ]);
    if (rows[0]?.held) return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  await client.end();
  return null;
}
