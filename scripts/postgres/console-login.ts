import { createHmac } from 'node:crypto';
import pg from 'pg';

const LOGIN = 'console';

/**
 * The address by which the console enters the built-in database that `ownerUrl` owns: a user that may read and write and can change nothing
 * that is append-only, switch off no trigger, and drop contents only as the role for that may. Made on first use.
 */
export async function consoleLogin(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl);
  // Of the owner's, so that every start finds the same; the other way round nobody comes.
  const password = createHmac('sha256', url.password).update(LOGIN).digest('base64url');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [LOGIN]);
    if (!rowCount) {
      await owner.query(`CREATE ROLE ${LOGIN} LOGIN PASSWORD '${password}' IN ROLE mandate_console`);
      await owner.query(`GRANT mandate_retention TO ${LOGIN} WITH INHERIT FALSE, SET TRUE`);
      await owner.query(handOverEngine);
    }
  } finally {
    await owner.end();
  }
  url.username = LOGIN;
  url.password = password;
  return url.href;
}

/** What the embedded engine made for itself when the console still was the owner. It changes its tables as it grows. */
const handOverEngine = `
  DO $$
  DECLARE made record;
  BEGIN
    IF to_regnamespace('engine') IS NULL THEN RETURN; END IF;
    ALTER SCHEMA engine OWNER TO ${LOGIN};
    FOR made IN SELECT oid::regclass AS relation FROM pg_class WHERE relnamespace = 'engine'::regnamespace AND relkind IN ('r', 'p')
      OR relnamespace = 'engine'::regnamespace AND relkind = 'S' AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = pg_class.oid AND deptype IN ('a', 'i')) LOOP
      EXECUTE format('ALTER TABLE %s OWNER TO ${LOGIN}', made.relation);
    END LOOP;
    FOR made IN SELECT oid::regprocedure AS routine FROM pg_proc WHERE pronamespace = 'engine'::regnamespace LOOP
      EXECUTE format('ALTER ROUTINE %s OWNER TO ${LOGIN}', made.routine);
    END LOOP;
  END $$`;
