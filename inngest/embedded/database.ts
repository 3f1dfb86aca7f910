import { createHash } from 'node:crypto';
import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import type { EngineLog } from './engine-context';

/** What a statement needs: a transaction's client, or the pool for a single statement. */
export type Sql = Pick<PoolClient, 'query'>;

export function openPool(databaseUrl: string, connections: number, log: EngineLog): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: connections,
    connectionTimeoutMillis: 10_000,
    // A connection that hangs half dead must not hold the engine up for ever.
    keepAlive: true,
    query_timeout: 60_000,
    application_name: 'mandate-engine',
    // Plans are kept while tables grow from nothing: one made for sixty rows would read all of a hundred thousand.
    options: '-c enable_seqscan=off',
  });
  // Between the pool's own listener and a transaction's there is a moment without any.
  pool.on('connect', (client) => client.on('error', () => undefined));
  // Without a listener a connection that breaks while idle ends the process.
  pool.on('error', (error) =>
    log('warn', 'A database connection of the engine was lost.', { error: error.message }),
  );
  return pool;
}

const MOST_TRIES = 3;

/** Runs database work in one transaction; again when it was chosen to give way to another one. */
export async function inTransaction<T>(pool: Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await tryTransaction(pool, work);
    } catch (error) {
      const gaveWay = /^40(?:P01|001)$/.test((error as { code?: string }).code ?? '');
      if (!gaveWay || tried === MOST_TRIES) throw error;
    }
  }
}

async function tryTransaction<T>(pool: Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens to idle connections alone: one that breaks between two statements would end the process.
  const onBroken = (error: Error) => {
    broken = error;
  };
  client.on('error', onBroken);
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(onBroken);
    throw error;
  } finally {
    client.off('error', onBroken);
    client.release(broken);
  }
}

/** The fault of what was to be written (SQLSTATE classes data, integrity, limits): to try the same again would go on for ever. */
export const isDataFault = (error: unknown): boolean =>
  error instanceof RangeError || /^(?:22|23|54)/.test((error as { code?: string } | null)?.code ?? '');

const statements = new WeakMap<TemplateStringsArray, { name: string; text: string }>();

/**
 * Runs a statement written as a template: values become parameters, and PostgreSQL keeps its plan under a name of its own.
 * `` await rows<{ id: string }>(tx)`select id from engine.run where id = ${runId}` ``
 */
export const rows =
  <Row extends QueryResultRow>(sql: Sql) =>
  async (template: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> => {
    let statement = statements.get(template);
    if (!statement) {
      const text = template.reduce((before, part, index) => `${before}$${index}${part}`);
      const name = `engine_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
      statement = { name, text };
      statements.set(template, statement);
    }
    const result = await sql.query<Row>({ ...statement, values });
    return result.rows;
  };
