-- CreateTable
CREATE TABLE "record_retention" (
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "in_force_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "record_retention_pkey" PRIMARY KEY ("workspace_id","kind")
);

-- CreateTable
CREATE TABLE "record_holds" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject_id" TEXT,
    "from_at" TIMESTAMPTZ(3),
    "to_at" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL,
    "placed_by_id" TEXT NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_id" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "lift_reason" TEXT,

    CONSTRAINT "record_holds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "record_holds_workspace_id_placed_at_idx" ON "record_holds"("workspace_id", "placed_at");

-- CreateIndex
CREATE UNIQUE INDEX "record_holds_id_workspace_id_key" ON "record_holds"("id", "workspace_id");

-- The floor that no setting lowers.
ALTER TABLE record_retention ADD CONSTRAINT record_retention_floor CHECK (days BETWEEN 180 AND 36500);
ALTER TABLE record_retention ADD CONSTRAINT record_retention_kind CHECK (kind <> 'workspace');

-- A hold is lifted once, with a reason, and otherwise never changed.
ALTER TABLE record_holds ADD CONSTRAINT record_holds_window CHECK (from_at < to_at);
ALTER TABLE record_holds ADD CONSTRAINT record_holds_lifted CHECK (num_nulls(lifted_at, lifted_by_id, lift_reason) IN (0, 3));
CREATE FUNCTION refuse_changed_hold() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL
     OR (NEW.id, NEW.workspace_id, NEW.name, NEW.subject_id, NEW.from_at, NEW.to_at, NEW.reason, NEW.placed_by_id, NEW.placed_at)
        IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.name, OLD.subject_id, OLD.from_at, OLD.to_at, OLD.reason, OLD.placed_by_id, OLD.placed_at) THEN
    RAISE EXCEPTION 'a hold is lifted once and never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER record_holds_stay_as_placed BEFORE UPDATE ON record_holds FOR EACH ROW EXECUTE FUNCTION refuse_changed_hold();
CREATE TRIGGER record_holds_stay BEFORE DELETE ON record_holds FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER record_holds_no_truncate BEFORE TRUNCATE ON record_holds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Whether the time of an entry's contents is over. What the record says of itself, and that somebody was erased, stays.
CREATE FUNCTION record_entry_is_over(entry audit_entries) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT entry.canonical <> '' AND entry.verb NOT LIKE 'workspace.%' AND entry.verb NOT IN ('contacts.erased', 'contacts.erased_at_platform')
    AND entry.occurred_at < now() - interval '180 days'
    AND EXISTS (
      SELECT FROM record_retention kept
      WHERE kept.workspace_id = entry.workspace_id AND kept.kind = split_part(entry.verb, '.', 1) AND kept.in_force_at <= now()
        AND entry.occurred_at < now() - make_interval(days => kept.days))
    AND EXISTS (SELECT FROM audit_leaves leaf WHERE leaf.entry_id = entry.id AND leaf.workspace_id = entry.workspace_id)
$$;

-- Whether a legal hold covers an entry: it names what is on hold, or its action or run is about it.
CREATE FUNCTION record_entry_is_held(entry audit_entries) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM record_holds hold
    WHERE hold.workspace_id = entry.workspace_id AND hold.lifted_at IS NULL
      AND (hold.from_at IS NULL OR entry.occurred_at >= hold.from_at)
      AND (hold.to_at IS NULL OR entry.occurred_at < hold.to_at)
      AND (hold.subject_id IS NULL
        OR strpos(entry.canonical, hold.subject_id) > 0
        OR EXISTS (
          SELECT FROM actions action
          WHERE action.id = entry.action_id AND action.workspace_id = entry.workspace_id
            AND (hold.subject_id IN (action.target_id, action.requester_id, action.run_id) OR hold.subject_id = ANY (action.members)))
        OR EXISTS (
          SELECT FROM runs run
          WHERE run.id = entry.run_id AND run.workspace_id = entry.workspace_id
            AND hold.subject_id IN (run.subject_id, run.agent_id, run.signal_id))))
$$;

-- An entry is never changed; only its contents may go, by that role, when their time is over and no hold covers them.
CREATE FUNCTION refuse_changed_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_user = 'mandate_retention' THEN
    IF NEW.canonical = '' AND NEW.body = '{"actor": {}, "detail": {}}'::jsonb
       AND (NEW.id, NEW.workspace_id, NEW.actor_type, NEW.actor_id, NEW.verb, NEW.subject_type, NEW.subject_id, NEW.run_id, NEW.action_id, NEW.occurred_at)
           IS NOT DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.actor_type, OLD.actor_id, OLD.verb, OLD.subject_type, OLD.subject_id, OLD.run_id, OLD.action_id, OLD.occurred_at)
       AND record_entry_is_over(OLD) AND NOT record_entry_is_held(OLD) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
DROP TRIGGER audit_entries_append_only ON audit_entries;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_changed_entry();

-- What decides must be what stands in this schema, whoever asks and whatever they made elsewhere.
DO $$
DECLARE
  decides text;
BEGIN
  FOREACH decides IN ARRAY ARRAY[
    'record_entry_is_over(audit_entries)', 'record_entry_is_held(audit_entries)', 'refuse_changed_entry()', 'queue_for_seal()', 'refuse_unsealed()'
  ] LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = %I, pg_temp', decides, current_schema());
  END LOOP;
END $$;
