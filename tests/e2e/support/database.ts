import path from 'node:path';
import pg from 'pg';
import { readClusterInfo } from '@/scripts/postgres/cluster-info';

/** Rows of the served console's own database: what a screen shows is held against them. */
export async function queryRows<Row extends pg.QueryResultRow>(
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

function databaseUrl(): string {
  const folder = process.env.MANDATE_E2E_DATA_DIR;
  if (!folder) throw new Error('The global setup has named no data folder.');
  const { port, password } = readClusterInfo(path.join(folder, 'postgres'));
  return `postgresql://app:${password}@127.0.0.1:${port}/mandate`;
}
