import { startThrowawayPostgres } from '@/scripts/postgres/throwaway-postgres';

export type TestDatabase = { url: string; stop: () => Promise<void> };

/** The database the test run prepared for this file, else one of its own (a file run by hand). */
export async function openTestDatabase(): Promise<TestDatabase> {
  const prepared = process.env.DATABASE_URL;
  if (prepared) return { url: prepared, stop: async () => undefined };
  const own = await startThrowawayPostgres();
  return { url: own.url(), stop: () => own.stop() };
}
