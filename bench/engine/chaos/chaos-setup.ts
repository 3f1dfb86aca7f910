import pg from 'pg';
import { findFreePort } from '../../../scripts/ports';
import { type BenchDatabase, startBenchDatabase } from '../bench-database';
import type { ProcessOptions } from '../processes/messages';
import { prepareBenchSchema } from '../rig';

export type ChaosSetup = { database: BenchDatabase; pool: pg.Pool };

/** Lends a database of its own, for processes that come and go. */
export async function withChaosDatabase<T>(work: (setup: ChaosSetup) => Promise<T>): Promise<T> {
  const database = await startBenchDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  try {
    await prepareBenchSchema(pool);
    return await work({ database, pool });
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Where a process of engine and app listens, each time it is started. */
export async function chooseAddresses(databaseUrl: string): Promise<ProcessOptions> {
  return {
    databaseUrl,
    engineUrl: `http://127.0.0.1:${await findFreePort()}`,
    serveUrl: `http://127.0.0.1:${await findFreePort()}/api/inngest`,
  };
}

/** How many of the runs have ended; null while PostgreSQL is away. */
export async function endedRuns(pool: pg.Pool): Promise<number | null> {
  try {
    const { rows } = await pool.query<{ n: number }>(
      "select count(*)::int as n from engine.run where function_id = 'bench-chaos' and ended_at is not null",
    );
    return rows[0]?.n ?? 0;
  } catch {
    return null;
  }
}

/** Events that start runs, under ids that count once however often they are sent. */
export const chaosEvents = (first: number, count: number, steps: number) =>
  Array.from({ length: count }, (_, n) => {
    const subject = `subject ${first + n}`;
    return { name: 'bench/chaos', id: subject, data: { subject, steps } };
  });
