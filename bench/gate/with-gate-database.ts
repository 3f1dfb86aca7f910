import { closeDatabase } from '../../lib/db/client';
import { deployMigrations } from '../../prisma/migrate';
import { type BenchDatabase, startBenchDatabase } from '../engine/bench-database';

/** Lends an empty, migrated PostgreSQL that keeps what it acknowledges, behind `db()` of this process. */
export async function withGateDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const database = await startBenchDatabase();
  const before = process.env.DATABASE_URL;
  process.env.DATABASE_URL = database.url;
  try {
    await deployMigrations(database.url);
    return await work(database);
  } finally {
    await closeDatabase();
    if (before === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = before;
    await database.stop();
  }
}
