import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployMigrations } from '@/prisma/migrate';
import { MIGRATION_LOCK } from '@/prisma/migration-lock';
import { until } from '../../support/workflow-app';

let other: pg.Client;
beforeAll(async () => {
  other = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
});
afterAll(() => other?.end());

const newest = `(SELECT migration_name FROM _prisma_migrations ORDER BY migration_name DESC LIMIT 1)`;

test('a replica that starts while another migrates waits, and does not take its work for a failure', async () => {
  // What the other has written while it applies its last migration: begun, not ended.
  await other.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
  await other.query(
    `UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0 WHERE migration_name = ${newest}`,
  );
  const deployed = deployMigrations(process.env.DATABASE_URL ?? '').catch((error: unknown) => error);
  await until('the replica to wait', async () => {
    const { rowCount } = await other.query(
      `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rowCount === 1;
  });
  await other.query(
    `UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE migration_name = ${newest}`,
  );
  await other.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`);
  expect(await deployed).toEqual([]);
  const { rows } = await other.query('SELECT 1 FROM _prisma_migrations WHERE rolled_back_at IS NOT NULL');
  expect(rows).toEqual([]);
});
