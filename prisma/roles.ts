import pg from 'pg';

/** Drops contents of the record, and may do nothing else. */
const RETENTION = 'mandate_retention';
/** The running console: reads and writes everything, and changes nothing that is append-only. */
const CONSOLE = 'mandate_console';

/**
 * Makes the two roles of this database what they should be, from its catalogues: to be done after each migration, by the owner, and as often as
 * one likes. Roles belong to the server and dumps do not hold them, which is why no migration makes them.
 * @throws Error with a hint where the owner may not create roles.
 */
export async function ensureRoles(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`BEGIN; ${roles} ${grants} COMMIT;`);
  } finally {
    await owner.end();
  }
}

const roles = `
  DO $$
  DECLARE wanted text;
  BEGIN
    FOREACH wanted IN ARRAY ARRAY['${RETENTION}', '${CONSOLE}'] LOOP
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
        BEGIN
          EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END;
      END IF;
    END LOOP;
    -- Whoever owns the record may drop contents too, where no console does it.
    IF NOT pg_has_role(current_user, '${RETENTION}', 'SET') THEN
      EXECUTE format('GRANT ${RETENTION} TO %I', current_user);
    END IF;
  EXCEPTION WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the database user % may not create the roles of this database: as a superuser, once: CREATE ROLE ${RETENTION} NOLOGIN; CREATE ROLE ${CONSOLE} NOLOGIN; GRANT ${RETENTION} TO %;',
      current_user, quote_ident(current_user);
  END $$;`;

const grants = `
  DO $$
  DECLARE
    here text := current_schema();
    guarded record;
  BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO ${RETENTION}, ${CONSOLE}', here);
    GRANT SELECT ON audit_entries, audit_leaves, record_retention, record_holds, actions, runs TO ${RETENTION};
    GRANT UPDATE (body, canonical) ON audit_entries TO ${RETENTION};

    -- The embedded engine keeps its state in a schema of its own.
    IF has_database_privilege(current_database(), 'CREATE WITH GRANT OPTION') THEN
      EXECUTE format('GRANT CREATE ON DATABASE %I TO ${CONSOLE}', current_database());
    END IF;
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO ${CONSOLE}', here);
    EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO ${CONSOLE}', here);
    -- Append-only by grants too: whatever a trigger refuses to change is not theirs to change.
    FOR guarded IN
      SELECT trg.tgrelid::regclass AS relation, bool_or(trg.tgtype & 16 > 0) AS no_update, bool_or(trg.tgtype & 8 > 0) AS no_delete
      FROM pg_trigger trg JOIN pg_proc fn ON fn.oid = trg.tgfoid JOIN pg_class cls ON cls.oid = trg.tgrelid
      WHERE fn.proname IN ('refuse_change', 'refuse_changed_entry') AND trg.tgqual IS NULL AND trg.tgattr = ''::int2vector
        AND NOT trg.tgisinternal AND cls.relnamespace = here::regnamespace
      GROUP BY trg.tgrelid
    LOOP
      IF guarded.no_update THEN EXECUTE format('REVOKE UPDATE ON %s FROM ${CONSOLE}', guarded.relation); END IF;
      IF guarded.no_delete THEN EXECUTE format('REVOKE DELETE ON %s FROM ${CONSOLE}', guarded.relation); END IF;
    END LOOP;
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${CONSOLE};
  END $$;`;
