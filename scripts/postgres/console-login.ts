import { createHmac } from 'node:crypto';
import pg from 'pg';
import { MIGRATION_LOCK } from '@/prisma/migration-lock';

const LOGIN = 'console';

/**
 * The address by which the console enters the built-in database that `ownerUrl` owns: a user that may read and write and can change nothing
 * that is append-only, switch off no trigger, and drop contents only as the role for that may. Made where it is missing.
 */
export async function consoleLogin(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  // Of the owner's, so that every start finds the same; the other way round nobody comes.
  const password = createHmac('sha256', url.password).update(LOGIN).digest('base64url');
  await asOwner(
    ownerUrl,
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${LOGIN}') THEN
         CREATE ROLE ${LOGIN} LOGIN PASSWORD '${password}' IN ROLE mandate_console;
         GRANT mandate_retention TO ${LOGIN} WITH INHERIT FALSE, SET TRUE;
       END IF;
     END $$`,
  );
  await handOverEngine(ownerUrl, LOGIN);
  url.username = LOGIN;
  url.password = password;
  return url.href;
}

/** Gives a user what the embedded engine made for itself while the console was the owner: it changes its tables as it grows. */
export const handOverEngine = (ownerUrl: string, user: string): Promise<void> =>
  asOwner(
    ownerUrl,
    `DO $$
     DECLARE
       taker text := ${pg.escapeLiteral(user)};
       made record;
     BEGIN
       FOR made IN
         SELECT format('SCHEMA %I', nspname) AS thing FROM pg_namespace
         WHERE nspname = 'engine' AND nspowner <> quote_ident(taker)::regrole
         UNION ALL
         SELECT format('TABLE %s', oid::regclass) FROM pg_class
         WHERE relnamespace = to_regnamespace('engine') AND relowner <> quote_ident(taker)::regrole AND (relkind IN ('r', 'p')
           OR relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype IN ('a', 'i')))
         UNION ALL
         SELECT format('ROUTINE %s', oid::regprocedure) FROM pg_proc
         WHERE pronamespace = to_regnamespace('engine') AND proowner <> quote_ident(taker)::regrole
       LOOP
         EXECUTE format('ALTER %s OWNER TO %I', made.thing, taker);
       END LOOP;
     END $$`,
  );

/** In one transaction, and while nobody else migrates: whoever comes at the same time waits. */
async function asOwner(ownerUrl: string, sql: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query('BEGIN');
    await owner.query(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
    await owner.query(sql);
    await owner.query('COMMIT');
  } finally {
    await owner.end();
  }
}
