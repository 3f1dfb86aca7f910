-- CreateEnum
CREATE TYPE "change_status" AS ENUM ('proposed', 'active', 'superseded', 'rejected');

-- CreateEnum
CREATE TYPE "replay_status" AS ENUM ('queued', 'running', 'completed', 'failed');

-- CreateEnum
CREATE TYPE "outcome_verdict" AS ENUM ('right', 'wrong');

-- CreateEnum
CREATE TYPE "budget_pacing" AS ENUM ('none', 'even');

-- CreateEnum
CREATE TYPE "contact_purpose" AS ENUM ('marketing', 'sales_outreach', 'service');

-- CreateEnum
CREATE TYPE "contact_channel" AS ENUM ('email', 'sms', 'phone');

-- CreateEnum
CREATE TYPE "consent_status" AS ENUM ('granted', 'withdrawn');

-- CreateEnum
CREATE TYPE "suppression_reason" AS ENUM ('unsubscribe', 'complaint', 'bounce', 'distress', 'manual', 'erasure');

-- CreateEnum
CREATE TYPE "touch_status" AS ENUM ('reserved', 'sent', 'released');

-- AlterEnum
ALTER TYPE "budget_period" ADD VALUE 'week';

-- AlterEnum
ALTER TYPE "budget_subject" ADD VALUE 'ad_account';

-- AlterTable
ALTER TABLE "actions" ADD COLUMN     "expected_people" INTEGER,
ADD COLUMN     "handoff_id" TEXT,
ADD COLUMN     "members" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "segment" TEXT NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "budgets" ADD COLUMN     "pacing" "budget_pacing" NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "campaigns" ADD COLUMN     "ad_account" TEXT NOT NULL DEFAULT 'default';

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "country_code" CHAR(2),
ADD COLUMN     "language" TEXT,
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "sequence_external_id" TEXT,
ADD COLUMN     "time_zone" TEXT;

-- AlterTable
ALTER TABLE "executions" ADD COLUMN     "contact_basis" JSONB;

-- AlterTable
ALTER TABLE "policies" ADD COLUMN     "base_version" INTEGER,
ADD COLUMN     "decided_at" TIMESTAMPTZ(3),
ADD COLUMN     "decided_by_id" TEXT,
ADD COLUMN     "effective_at" TIMESTAMPTZ(3),
ADD COLUMN     "note" TEXT,
ADD COLUMN     "status" "change_status" NOT NULL DEFAULT 'active';

-- AlterTable
ALTER TABLE "practice_campaigns" ADD COLUMN     "ad_account" TEXT NOT NULL DEFAULT 'default';

-- AlterTable
ALTER TABLE "scopes" ADD COLUMN     "effective_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "policy_drafts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "base_version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policy_drafts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_replays" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "body" JSONB NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "status" "replay_status" NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "result" JSONB,
    "error" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_replays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "autonomy_settings" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "level" "autonomy_level" NOT NULL,
    "reason" TEXT NOT NULL,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "autonomy_settings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outcome_reviews" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "agent_version" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "verdict" "outcome_verdict" NOT NULL,
    "note" TEXT,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outcome_reviews_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scope_additions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "scope_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scope_additions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_additions" (
    "workspace_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "addition_id" TEXT NOT NULL,

    CONSTRAINT "action_additions_pkey" PRIMARY KEY ("action_id","addition_id")
);

-- CreateTable
CREATE TABLE "budget_changes" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "budget_id" TEXT NOT NULL,
    "status" "change_status" NOT NULL,
    "from_cap_micros" BIGINT NOT NULL,
    "to_cap_micros" BIGINT NOT NULL,
    "from_pacing" "budget_pacing" NOT NULL,
    "to_pacing" "budget_pacing" NOT NULL,
    "archives" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "proposed_by_id" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "effective_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "budget_changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consents" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "purpose" "contact_purpose" NOT NULL,
    "channel" "contact_channel" NOT NULL,
    "status" "consent_status" NOT NULL,
    "basis" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "recorded_by_id" TEXT NOT NULL,

    CONSTRAINT "consents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suppressions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT,
    "address_hash" TEXT,
    "channel" "contact_channel",
    "reason" "suppression_reason" NOT NULL,
    "note" TEXT,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_id" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "lift_reason" TEXT,

    CONSTRAINT "suppressions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_touches" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "purpose" "contact_purpose" NOT NULL,
    "channel" "contact_channel" NOT NULL,
    "status" "touch_status" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_touches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_leases" (
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "purpose" "contact_purpose" NOT NULL,
    "agent_id" TEXT,
    "action_id" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_leases_pkey" PRIMARY KEY ("contact_id","workspace_id")
);

-- CreateTable
CREATE TABLE "distress_signals" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "assigned_to_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" TEXT,
    "note" TEXT,

    CONSTRAINT "distress_signals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audiences" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "filter" JSONB NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audiences_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_sequences" (
    "workspace_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "steps" JSONB NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_sequences_pkey" PRIMARY KEY ("workspace_id","external_id")
);

-- CreateTable
CREATE TABLE "practice_enrolments" (
    "workspace_id" TEXT NOT NULL,
    "contact_external_id" TEXT NOT NULL,
    "sequence_id" TEXT,
    "next_step" INTEGER,
    "due_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_enrolments_pkey" PRIMARY KEY ("workspace_id","contact_external_id")
);

-- CreateTable
CREATE TABLE "practice_messages" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_external_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handoffs" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "from_agent_id" TEXT NOT NULL,
    "from_task_id" TEXT NOT NULL,
    "to_agent_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handoffs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_drafts_id_workspace_id_key" ON "policy_drafts"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "policy_drafts_workspace_id_person_id_key" ON "policy_drafts"("workspace_id", "person_id");

-- CreateIndex
CREATE INDEX "policy_replays_workspace_id_created_at_idx" ON "policy_replays"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "policy_replays_id_workspace_id_key" ON "policy_replays"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "autonomy_settings_id_workspace_id_key" ON "autonomy_settings"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "autonomy_settings_agent_id_kind_segment_key" ON "autonomy_settings"("agent_id", "kind", "segment");

-- CreateIndex
CREATE INDEX "outcome_reviews_workspace_id_agent_id_agent_version_kind_se_idx" ON "outcome_reviews"("workspace_id", "agent_id", "agent_version", "kind", "segment");

-- CreateIndex
CREATE UNIQUE INDEX "outcome_reviews_id_workspace_id_key" ON "outcome_reviews"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "outcome_reviews_action_id_workspace_id_key" ON "outcome_reviews"("action_id", "workspace_id");

-- CreateIndex
CREATE INDEX "scope_additions_agent_id_added_at_idx" ON "scope_additions"("agent_id", "added_at");

-- CreateIndex
CREATE UNIQUE INDEX "scope_additions_id_workspace_id_key" ON "scope_additions"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "action_additions_addition_id_idx" ON "action_additions"("addition_id");

-- CreateIndex
CREATE INDEX "budget_changes_workspace_id_status_created_at_idx" ON "budget_changes"("workspace_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "budget_changes_budget_id_created_at_idx" ON "budget_changes"("budget_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "budget_changes_id_workspace_id_key" ON "budget_changes"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "consents_contact_id_purpose_channel_occurred_at_idx" ON "consents"("contact_id", "purpose", "channel", "occurred_at");

-- CreateIndex
CREATE INDEX "consents_workspace_id_recorded_at_idx" ON "consents"("workspace_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "consents_id_workspace_id_key" ON "consents"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "suppressions_contact_id_lifted_at_idx" ON "suppressions"("contact_id", "lifted_at");

-- CreateIndex
CREATE INDEX "suppressions_workspace_id_address_hash_idx" ON "suppressions"("workspace_id", "address_hash");

-- CreateIndex
CREATE INDEX "suppressions_workspace_id_created_at_idx" ON "suppressions"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "suppressions_id_workspace_id_key" ON "suppressions"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "contact_touches_contact_id_status_at_idx" ON "contact_touches"("contact_id", "status", "at");

-- CreateIndex
CREATE INDEX "contact_touches_workspace_id_at_idx" ON "contact_touches"("workspace_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_touches_id_workspace_id_key" ON "contact_touches"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_touches_action_id_contact_id_key" ON "contact_touches"("action_id", "contact_id");

-- CreateIndex
CREATE INDEX "contact_leases_workspace_id_until_idx" ON "contact_leases"("workspace_id", "until");

-- CreateIndex
CREATE INDEX "distress_signals_workspace_id_closed_at_due_at_idx" ON "distress_signals"("workspace_id", "closed_at", "due_at");

-- CreateIndex
CREATE INDEX "distress_signals_contact_id_closed_at_idx" ON "distress_signals"("contact_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "distress_signals_id_workspace_id_key" ON "distress_signals"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "audiences_workspace_id_created_at_idx" ON "audiences"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "audiences_id_workspace_id_key" ON "audiences"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "practice_enrolments_workspace_id_due_at_idx" ON "practice_enrolments"("workspace_id", "due_at");

-- CreateIndex
CREATE INDEX "practice_messages_workspace_id_sent_at_idx" ON "practice_messages"("workspace_id", "sent_at");

-- CreateIndex
CREATE INDEX "practice_messages_workspace_id_contact_external_id_sent_at_idx" ON "practice_messages"("workspace_id", "contact_external_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "practice_messages_id_workspace_id_key" ON "practice_messages"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_messages_workspace_id_idempotency_key_key" ON "practice_messages"("workspace_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "handoffs_workspace_id_from_agent_id_to_agent_id_created_at_idx" ON "handoffs"("workspace_id", "from_agent_id", "to_agent_id", "created_at");

-- CreateIndex
CREATE INDEX "handoffs_run_id_idx" ON "handoffs"("run_id");

-- CreateIndex
CREATE UNIQUE INDEX "handoffs_id_workspace_id_key" ON "handoffs"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "handoffs_from_task_id_to_agent_id_key" ON "handoffs"("from_task_id", "to_agent_id");

-- CreateIndex
CREATE INDEX "actions_handoff_id_workspace_id_idx" ON "actions"("handoff_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_handoff_id_workspace_id_fkey" FOREIGN KEY ("handoff_id", "workspace_id") REFERENCES "handoffs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "autonomy_settings" ADD CONSTRAINT "autonomy_settings_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outcome_reviews" ADD CONSTRAINT "outcome_reviews_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "outcome_reviews" ADD CONSTRAINT "outcome_reviews_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scope_additions" ADD CONSTRAINT "scope_additions_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scope_additions" ADD CONSTRAINT "scope_additions_scope_id_workspace_id_fkey" FOREIGN KEY ("scope_id", "workspace_id") REFERENCES "scopes"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "action_additions" ADD CONSTRAINT "action_additions_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "action_additions" ADD CONSTRAINT "action_additions_addition_id_workspace_id_fkey" FOREIGN KEY ("addition_id", "workspace_id") REFERENCES "scope_additions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budget_changes" ADD CONSTRAINT "budget_changes_budget_id_workspace_id_fkey" FOREIGN KEY ("budget_id", "workspace_id") REFERENCES "budgets"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "consents" ADD CONSTRAINT "consents_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_touches" ADD CONSTRAINT "contact_touches_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_touches" ADD CONSTRAINT "contact_touches_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_leases" ADD CONSTRAINT "contact_leases_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "distress_signals" ADD CONSTRAINT "distress_signals_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_from_agent_id_workspace_id_fkey" FOREIGN KEY ("from_agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_to_agent_id_workspace_id_fkey" FOREIGN KEY ("to_agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_from_task_id_workspace_id_fkey" FOREIGN KEY ("from_task_id", "workspace_id") REFERENCES "tasks"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Versions that were replaced say so.
UPDATE policies SET status = CASE WHEN active THEN 'active' ELSE 'superseded' END::change_status;
ALTER TABLE policies
  ADD CONSTRAINT active_is_a_status CHECK (active = (status = 'active')),
  ADD CONSTRAINT second_person_decides CHECK (status = 'rejected' OR decided_by_id IS NULL OR decided_by_id <> created_by_id);
CREATE UNIQUE INDEX policies_one_proposed ON policies (workspace_id) WHERE status = 'proposed';

-- Whoever asked for a change may take it back; nobody else's word but a second person's lets it pass.
ALTER TABLE scopes DROP CONSTRAINT second_person_decides;
ALTER TABLE scopes ADD CONSTRAINT second_person_decides CHECK (status = 'rejected' OR decided_by_id IS NULL OR decided_by_id <> proposed_by_id);
ALTER TABLE budget_changes
  ADD CONSTRAINT second_person_decides CHECK (status = 'rejected' OR decided_by_id IS NULL OR decided_by_id <> proposed_by_id),
  ADD CONSTRAINT caps_not_negative CHECK (from_cap_micros >= 0 AND to_cap_micros >= 0);
CREATE UNIQUE INDEX budget_changes_one_proposed ON budget_changes (budget_id) WHERE status = 'proposed';

-- Scopes written before a scope could say these things said nothing against them: now they say so in words.
UPDATE scopes SET body = jsonb_build_object(
  'connections', 'all', 'adAccounts', 'all', 'segments', jsonb_build_array('enterprise', 'mid_market', 'small_business', 'unknown'), 'regions', 'all', 'languages', 'all',
  'seniorities', jsonb_build_array('board', 'c_suite', 'vp', 'director', 'manager', 'staff', 'unknown'),
  'kindExpiresAt', '{}'::jsonb, 'maxAddedSpendPerDayMicros', NULL, 'maxRelativeChangePerDay', NULL, 'maxDrift', NULL,
  'maxReachPerAction', NULL, 'maxActionsPerDay', NULL) || body;

-- What was decided under a version must stay readable as it was: a version is never rewritten.
CREATE FUNCTION refuse_changed_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.workspace_id, NEW.version, NEW.body, NEW.created_at) IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.version, OLD.body, OLD.created_at) THEN
    RAISE EXCEPTION 'a version of % cannot be changed: write a new one', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER policies_stay_as_written BEFORE UPDATE ON policies FOR EACH ROW EXECUTE FUNCTION refuse_changed_version();
CREATE TRIGGER scopes_stay_as_written BEFORE UPDATE ON scopes FOR EACH ROW EXECUTE FUNCTION refuse_changed_version();

-- Law 3, with what an action may say since: whom it reaches is part of what was proposed; a new cycle alone may resolve anew.
CREATE OR REPLACE FUNCTION refuse_changed_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.workspace_id, NEW.kind, NEW.payload, NEW.target_type, NEW.target_id, NEW.requester_type, NEW.requester_id, NEW.idempotency_key, NEW.connection_id, NEW.expected_people, NEW.handoff_id)
     IS DISTINCT FROM (OLD.workspace_id, OLD.kind, OLD.payload, OLD.target_type, OLD.target_id, OLD.requester_type, OLD.requester_id, OLD.idempotency_key, OLD.connection_id, OLD.expected_people, OLD.handoff_id)
     OR (NEW.review_cycle = OLD.review_cycle AND (NEW.hash <> OLD.hash OR NEW.canonical <> OLD.canonical OR NEW.members IS DISTINCT FROM OLD.members)) THEN
    RAISE EXCEPTION 'a proposed action cannot be changed: propose a new one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- Consent is stated, never changed: a withdrawal is a statement of its own.
CREATE TRIGGER consents_append_only BEFORE UPDATE ON consents FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE suppressions
  ADD CONSTRAINT somebody_is_meant CHECK (contact_id IS NOT NULL OR address_hash IS NOT NULL),
  ADD CONSTRAINT lifting_names_its_person CHECK (lifted_at IS NULL OR (lifted_by_id IS NOT NULL AND length(coalesce(lift_reason, '')) > 0));
ALTER TABLE outcome_reviews ADD CONSTRAINT wrong_says_why CHECK (verdict = 'right' OR length(coalesce(note, '')) > 0);

-- What autonomy is earned on is stated once and stays.
CREATE TRIGGER outcome_reviews_append_only BEFORE UPDATE OR DELETE ON outcome_reviews FOR EACH ROW EXECUTE FUNCTION refuse_change();
