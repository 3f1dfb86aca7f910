import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { deployMigrations } from '@/prisma/migrate';
import { ensureRoles } from '@/prisma/roles';
import { generateClient } from '@/scripts/generate';
import { startThrowawayPostgres } from '@/scripts/postgres/throwaway-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the maintenance database of the run's PostgreSQL. */
    postgresUrl: string;
  }
}

const TEMPLATE = 'mandate_template';

/** Global setup: one real PostgreSQL per run, with one migrated database from which every test file gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  generateClient();
  const server = await startThrowawayPostgres();
  const adminUrl = server.url('postgres');
  await run(adminUrl, `create database ${TEMPLATE}`);
  await deployMigrations(server.url(TEMPLATE));
  await ensureRoles(server.url(TEMPLATE));
  project.provide('postgresUrl', adminUrl);
  return server.stop;
}

/** A new migrated database beside `adminUrl`; `drop` removes it, whoever is still connected. */
export async function createTestDatabase(adminUrl: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(adminUrl, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(adminUrl, `drop database if exists ${name} with (force)`) };
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
