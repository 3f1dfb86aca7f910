import pg from 'pg';
import { findFreePort } from '../../scripts/ports';
import { type BenchDatabase, startBenchDatabase } from './bench-database';
import { createMarks, type Marks } from './marks';
import { type BenchProcess, startProcess } from './processes/start-process';

export type Rig = {
  database: BenchDatabase;
  pool: pg.Pool;
  engineUrl: string;
  engine: BenchProcess;
  app: BenchProcess;
  marks: Marks;
};

/** Lends a database, an engine and an app of their own, each in its process, and ends them afterwards. */
export async function withRig<T>(work: (rig: Rig) => Promise<T>): Promise<T> {
  const database = await startBenchDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  const started: BenchProcess[] = [];
  try {
    await prepareBenchSchema(pool);
    const marks = createMarks();
    const options = {
      databaseUrl: database.url,
      engineUrl: `http://127.0.0.1:${await findFreePort()}`,
      serveUrl: `http://127.0.0.1:${await findFreePort()}/api/inngest`,
    };
    const app = await startProcess('app', options, marks.set);
    started.push(app);
    const engine = await startProcess('engine', options);
    started.push(engine);
    return await work({ database, pool, engineUrl: options.engineUrl, engine, app, marks });
  } finally {
    for (const child of started.reverse()) await child.stop();
    await pool.end();
    await database.stop();
  }
}

/** The bench's own tables, beside the engine's. */
export async function prepareBenchSchema(pool: pg.Pool): Promise<void> {
  await pool.query(`
    create schema bench;
    create table bench.decision (subject text primary key);
    create table bench.effect (key text primary key);
    create table bench.execution (number bigint generated always as identity primary key, subject text, run_id text, step integer);
  `);
}
