import { createMigration, deployMigrations, findDrift, migrationStatus } from '@/prisma/migrate';
import { ensureRoles } from '@/prisma/roles';
import { generateClient } from './generate';
import { startThrowawayPostgres } from './postgres/throwaway-postgres';
import { exitWith, Problem } from './problem';

// npm run db:generate | db:migration -- NAME | db:check | db:deploy | db:status

const commands: Record<string, () => Promise<void>> = {
  async generate() {
    console.log(
      generateClient() ? 'The database client was generated.' : 'The database client is up to date.',
    );
  },
  async migration() {
    const name = process.argv[3];
    if (!name) throw new Problem('Name the migration: npm run db:migration -- add-signals');
    const folder = await withEmptyDatabase((url) => createMigration(url, name));
    console.log(
      folder ? `Written: ${folder}` : 'The migrations already build the schema; nothing was written.',
    );
  },
  async check() {
    const drift = await withEmptyDatabase(async (url) => {
      await deployMigrations(url);
      return findDrift(url);
    });
    if (drift)
      throw new Problem(
        `The migrations do not build prisma/schema. Missing:\n${drift}\nWrite them: npm run db:migration -- NAME`,
      );
    console.log('The migrations apply to an empty database and build prisma/schema.');
  },
  async deploy() {
    const applied = await deployMigrations(databaseUrl());
    await ensureRoles(databaseUrl());
    console.log(applied.length ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
  },
  async status() {
    console.log(JSON.stringify(await migrationStatus(databaseUrl()), null, 2));
  },
};

/** Generates first: it reports mistakes in the schema files in words, where the schema engine would panic. */
async function withEmptyDatabase<T>(fn: (url: string) => Promise<T>): Promise<T> {
  generateClient();
  const database = await startThrowawayPostgres();
  try {
    return await fn(database.url());
  } finally {
    await database.stop();
  }
}

function databaseUrl(): string {
  const url = process.env.MANDATE_OWNER_DATABASE_URL || process.env.DATABASE_URL;
  if (!url)
    throw new Problem(
      'Set DATABASE_URL: this command is for a PostgreSQL of your own. `npm start` migrates the built-in one.',
    );
  return url;
}

const command = commands[process.argv[2] ?? ''];
if (!command) exitWith(new Problem(`Say which: ${Object.keys(commands).join(', ')}.`));
await command().catch(exitWith);
