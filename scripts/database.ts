import pg from 'pg';
import { dataPath } from '@/lib/platform/data-dir';
import { env } from '@/lib/platform/env';
import { deployMigrations } from '@/prisma/migrate';
import { ensureRoles } from '@/prisma/roles';
import { consoleLogin, handOverEngine } from './postgres/console-login';
import { keepRunning } from './postgres/keep-running';
import { startPostgres } from './postgres/start-postgres';
import { Problem } from './problem';
import { ensureDataFolder } from './serve/data-folder';

export type OpenDatabase = { url: string; stop(): Promise<void> };

/**
 * The database of this installation, migrated by its owner: DATABASE_URL when set, else the built-in PostgreSQL, started or joined, which
 * the console enters as a user that owns nothing. Sets DATABASE_URL for the code that follows. `takeOver` makes this process the one that stops the built-in server.
 */
export async function openDatabase({ takeOver = false } = {}): Promise<OpenDatabase> {
  const { DATABASE_URL: own, MANDATE_OWNER_DATABASE_URL: owner } = env();
  if (owner && !own)
    throw new Problem(
      'MANDATE_OWNER_DATABASE_URL is set and DATABASE_URL is not: name the user that the console works as, too.',
    );
  const opened = own ? await checkOwnDatabase(own) : await openBuiltIn(takeOver);
  try {
    await deployMigrations(owner ?? opened.url);
    await giveRoles(owner ?? opened.url, { own, owner });
  } catch (error) {
    await opened.stop();
    throw migrationProblem(error);
  }
  const url = own ?? (await consoleLogin(opened.url));
  process.env.DATABASE_URL = url;
  // Whoever works for the console must not find the key of its owner.
  delete process.env.MANDATE_OWNER_DATABASE_URL;
  return { ...opened, url };
}

/** One user that does everything may lack the right to make roles: then it goes on as before, and nothing is dropped. */
async function giveRoles(
  ownerUrl: string,
  { own, owner }: { own: string | undefined; owner: string | undefined },
): Promise<void> {
  try {
    await ensureRoles(ownerUrl);
    if (own && owner) await handOverEngine(ownerUrl, decodeURIComponent(new URL(own).username));
  } catch (error) {
    if (!own || owner) throw error;
    console.warn(
      `Until the database has its roles, what entries of the record say can't be dropped: ${(error as Error).message}`,
    );
  }
}

async function openBuiltIn(takeOver: boolean): Promise<OpenDatabase> {
  ensureDataFolder();
  const options = { root: dataPath(), takeOver };
  const running = await startPostgres(options);
  const stopWatching = takeOver ? keepRunning(options) : async () => {};
  return {
    url: running.url(),
    async stop() {
      await stopWatching();
      await running.stop();
    },
  };
}

async function checkOwnDatabase(url: string): Promise<OpenDatabase> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    const { host, pathname } = new URL(url);
    const reason =
      error instanceof AggregateError ? error.errors.map(String).join('; ') : (error as Error).message;
    throw new Problem(
      `The database of DATABASE_URL does not answer (${host}${pathname}: ${reason}). Check that the server runs, that the ` +
        'address, name and password are right and that the database exists; or unset DATABASE_URL to use the built-in one.',
    );
  }
  return { url, stop: async () => {} };
}

function migrationProblem(error: unknown): Error {
  const reason = (error as Error).message.split(/\n\s+0:/)[0];
  return new Problem(
    `The database could not be brought up to date: ${reason}\nNothing of the failed migration was kept. Restore the version ` +
      'of Mandate that last ran, or mend the cause and start again.',
  );
}
