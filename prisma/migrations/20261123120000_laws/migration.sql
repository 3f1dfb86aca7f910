-- What the database itself refuses, whoever asks (design, section 2).

-- One of each may be in force.
CREATE UNIQUE INDEX scopes_one_active ON scopes (agent_id) WHERE status = 'active';
CREATE UNIQUE INDEX scopes_one_proposed ON scopes (agent_id) WHERE status = 'proposed';
CREATE UNIQUE INDEX policies_one_active ON policies (workspace_id) WHERE active;
CREATE UNIQUE INDEX pauses_one_active ON pauses (workspace_id, subject, subject_id) WHERE lifted_at IS NULL;
CREATE UNIQUE INDEX scoring_models_one_active ON scoring_models (workspace_id, name) WHERE active;

-- Law 10: nobody approves what they requested; a decided approval names its person.
ALTER TABLE approvals
  ADD CONSTRAINT approver_is_not_requester CHECK (decided_by_id IS NULL OR decided_by_id <> requester_id),
  ADD CONSTRAINT decided_names_its_person CHECK (status NOT IN ('granted', 'rejected') OR (decided_by_id IS NOT NULL AND decided_at IS NOT NULL)),
  ADD CONSTRAINT rejection_has_a_reason CHECK (status <> 'rejected' OR length(coalesce(reason, '')) > 0);
ALTER TABLE scopes
  ADD CONSTRAINT second_person_decides CHECK (decided_by_id IS NULL OR decided_by_id <> proposed_by_id);

-- Law 1: an execution stands beside an `allow` decision for the same action (foreign key) or not at all.
ALTER TABLE executions ADD CONSTRAINT only_allowed_executes CHECK (decision_verdict = 'allow');

-- Law 6: reserving above the cap fails, whatever the caller computed. A lowered cap blocks only what comes next.
ALTER TABLE budget_windows ADD CONSTRAINT reserved_not_negative CHECK (reserved_micros >= 0);
ALTER TABLE budgets ADD CONSTRAINT cap_not_negative CHECK (cap_micros >= 0);
ALTER TABLE reservations ADD CONSTRAINT amount_not_negative CHECK (amount_micros >= 0);
CREATE FUNCTION refuse_reservation_above_cap() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE cap bigint;
BEGIN
  IF NEW.reserved_micros > OLD.reserved_micros THEN
    SELECT cap_micros INTO cap FROM budgets WHERE id = NEW.budget_id;
    IF NEW.committed_micros + NEW.reserved_micros > cap THEN
      RAISE EXCEPTION 'reservation above the cap of budget %', NEW.budget_id USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER budget_windows_cap BEFORE UPDATE ON budget_windows FOR EACH ROW EXECUTE FUNCTION refuse_reservation_above_cap();

-- Law 3: what was proposed stays what it was; a new review cycle alone may bring a new hash.
CREATE FUNCTION refuse_changed_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.workspace_id, NEW.kind, NEW.payload, NEW.target_type, NEW.target_id, NEW.requester_type, NEW.requester_id, NEW.idempotency_key, NEW.connection_id)
     IS DISTINCT FROM (OLD.workspace_id, OLD.kind, OLD.payload, OLD.target_type, OLD.target_id, OLD.requester_type, OLD.requester_id, OLD.idempotency_key, OLD.connection_id)
     OR (NEW.review_cycle = OLD.review_cycle AND (NEW.hash <> OLD.hash OR NEW.canonical <> OLD.canonical)) THEN
    RAISE EXCEPTION 'a proposed action cannot be changed: propose a new one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER actions_stay_as_proposed BEFORE UPDATE ON actions FOR EACH ROW EXECUTE FUNCTION refuse_changed_action();

-- Law 5 and the record: entries and decisions are added, never changed.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'check_violation';
END $$;
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decisions_append_only BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER decisions_no_truncate BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Unsent events are few; the sweeper finds them by this.
CREATE INDEX outbox_events_unsent ON outbox_events (id) WHERE sent_at IS NULL;

-- Screens follow live: each record of a change wakes those who watch its noun.
CREATE FUNCTION tell_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('mandate_changes', json_build_object('w', workspace_id, 't', topic)::text)
    FROM (SELECT DISTINCT workspace_id, split_part(verb, '.', 1) AS topic FROM added) changes;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_entries_tell AFTER INSERT ON audit_entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change();
