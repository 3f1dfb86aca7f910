-- What the running console may do, so that it need not own what it works on: everything but change what is append-only. Whoever logs
-- in as a member of this role (and of mandate_retention) can switch off no trigger, and write no entry anew.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mandate_console') THEN
    BEGIN
      CREATE ROLE mandate_console NOLOGIN;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
      WHEN insufficient_privilege THEN
        RAISE EXCEPTION 'this database user may not create the role mandate_console'
          USING HINT = 'Once, as a superuser: CREATE ROLE mandate_console NOLOGIN;';
    END;
  END IF;
  EXECUTE format('GRANT USAGE ON SCHEMA %I TO mandate_console', current_schema());
  -- The embedded engine keeps its state in a schema of its own.
  EXECUTE format('GRANT CREATE ON DATABASE %I TO mandate_console', current_database());
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO mandate_console', current_schema());
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO mandate_console', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mandate_console', current_schema());
  EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO mandate_console', current_schema());
END $$;

-- Append-only by grants too: whatever a trigger refuses to change is not theirs to change. A later migration with such a table says so again.
DO $$
DECLARE
  guarded record;
BEGIN
  FOR guarded IN
    SELECT trg.tgrelid::regclass AS relation,
      bool_or(trg.tgtype & 16 > 0) AS no_update, bool_or(trg.tgtype & 8 > 0) AS no_delete
    FROM pg_trigger trg JOIN pg_proc fn ON fn.oid = trg.tgfoid JOIN pg_class cls ON cls.oid = trg.tgrelid
    WHERE fn.proname IN ('refuse_change', 'refuse_changed_entry') AND trg.tgqual IS NULL AND trg.tgattr = ''::int2vector
      AND cls.relnamespace = current_schema()::regnamespace
    GROUP BY trg.tgrelid
  LOOP
    IF guarded.no_update THEN EXECUTE format('REVOKE UPDATE ON %s FROM mandate_console', guarded.relation); END IF;
    IF guarded.no_delete THEN EXECUTE format('REVOKE DELETE ON %s FROM mandate_console', guarded.relation); END IF;
  END LOOP;
  REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM mandate_console;
EXCEPTION
  -- Where migrations are only tried, there is no table of migrations.
  WHEN undefined_table THEN NULL;
END $$;
