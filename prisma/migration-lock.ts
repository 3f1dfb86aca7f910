import pg from 'pg';

/** Whoever holds it alone changes the schema of a database. Another key than the schema engine's own, which covers less. */
export const MIGRATION_LOCK = "hashtext('mandate.migrations')";

/**
 * Runs `fn` while no other process migrates this database; waits for one that does. To look what is pending and what failed must be
 * under the lock too: a migration that another process is just applying looks like one that failed.
 */
export async function withMigrationLock<T>(databaseUrl: string, fn: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    return await fn();
  } finally {
    await client.end();
  }
}
