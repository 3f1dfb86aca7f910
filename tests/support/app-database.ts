import { afterAll, beforeAll } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { deployMigrations } from '@/prisma/migrate';
import { startThrowawayPostgres } from '@/scripts/postgres/throwaway-postgres';

/**
 * Gives the file a migrated database behind `db()`: the one the test run prepared for it (DATABASE_URL), else a PostgreSQL of
 * its own, deleted afterwards.
 */
export function withAppDatabase(): void {
  let stop: (() => Promise<void>) | null = null;
  beforeAll(async () => {
    if (!process.env.DATABASE_URL) {
      const own = await startThrowawayPostgres();
      process.env.DATABASE_URL = own.url();
      stop = own.stop;
    }
    await deployMigrations(process.env.DATABASE_URL);
  }, 60_000);
  afterAll(async () => {
    await closeDatabase();
    if (stop) delete process.env.DATABASE_URL;
    await stop?.();
  });
}
