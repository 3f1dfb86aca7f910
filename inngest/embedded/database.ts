import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import type { EngineLog } from './engine-context';

/** What a statement needs: a transaction's client, or the pool for a single statement. */
export type Sql = Pick<PoolClient, 'query'>;

export function openPool(databaseUrl: string, connections: number, log: EngineLog): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: 10_000,
    application_name: 'mandate-engine',
  });
  // Without a listener a connection that breaks while idle ends the process.
  pool.on('error', (error) =>
    log('warn', 'A database connection of the engine was lost.', { error: error.message }),
  );
  return pool;
}

export async function inTransaction<T>(pool: Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A statement that runs often: PostgreSQL keeps its plan under the name. */
export async function runNamed<Row extends QueryResultRow>(
  sql: Sql,
  name: string,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const result = await sql.query<Row>({ name: `engine_${name}`, text, values: [...values] });
  return result.rows;
}
