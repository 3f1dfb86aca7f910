-- CreateEnum
CREATE TYPE "actor_type" AS ENUM ('person', 'agent', 'api_key', 'system');

-- CreateEnum
CREATE TYPE "action_status" AS ENUM ('proposed', 'denied', 'awaiting_approval', 'rejected', 'expired', 'superseded', 'held', 'cancelled', 'cleared', 'claimed', 'accepted', 'observed', 'failed', 'outcome_unknown', 'needs_person', 'rolling_back', 'rolled_back', 'rollback_conflict');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('allow', 'escalate', 'deny');

-- CreateEnum
CREATE TYPE "decision_stage" AS ENUM ('submit', 'approval', 'claim');

-- CreateEnum
CREATE TYPE "approval_status" AS ENUM ('pending', 'granted', 'rejected', 'expired', 'superseded');

-- CreateEnum
CREATE TYPE "execution_status" AS ENUM ('started', 'accepted', 'observed', 'failed', 'outcome_unknown');

-- CreateEnum
CREATE TYPE "autonomy_level" AS ENUM ('shadow', 'suggest', 'ask', 'act_with_undo', 'act');

-- CreateEnum
CREATE TYPE "scope_status" AS ENUM ('proposed', 'active', 'superseded', 'rejected');

-- CreateEnum
CREATE TYPE "pause_subject" AS ENUM ('workspace', 'agent');

-- CreateEnum
CREATE TYPE "budget_subject" AS ENUM ('workspace', 'channel', 'campaign', 'agent');

-- CreateEnum
CREATE TYPE "budget_period" AS ENUM ('day', 'month');

-- CreateEnum
CREATE TYPE "reservation_status" AS ENUM ('held', 'settled', 'released');

-- CreateEnum
CREATE TYPE "campaign_status" AS ENUM ('active', 'paused');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'reviewer', 'operator', 'admin', 'auditor', 'privacy_officer');

-- CreateEnum
CREATE TYPE "run_status" AS ENUM ('no_action', 'planned', 'running', 'waiting', 'completed', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "account_tier" AS ENUM ('tier_1', 'tier_2', 'tier_3');

-- CreateTable
CREATE TABLE "actions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT,
    "task_id" TEXT,
    "ordinal" INTEGER NOT NULL DEFAULT 0,
    "requester_type" "actor_type" NOT NULL,
    "requester_id" TEXT NOT NULL,
    "agent_version" TEXT,
    "kind" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "canonical" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "review_cycle" INTEGER NOT NULL DEFAULT 1,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "action_status" NOT NULL,
    "reduces_exposure" BOOLEAN NOT NULL DEFAULT false,
    "exposure_micros" BIGINT NOT NULL DEFAULT 0,
    "currency" CHAR(3),
    "reasoning" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "expected_effect" JSONB NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "compensates_id" TEXT,
    "idempotency_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "actions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decisions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "stage" "decision_stage" NOT NULL,
    "verdict" "verdict" NOT NULL,
    "findings" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "policy_id" TEXT,
    "scope_id" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approvals" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "action_hash" TEXT NOT NULL,
    "review_cycle" INTEGER NOT NULL,
    "findings" JSONB NOT NULL,
    "requester_id" TEXT NOT NULL,
    "status" "approval_status" NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "next_in_line_id" TEXT,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "escalated_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "executions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "decision_id" TEXT NOT NULL,
    "decision_verdict" "verdict" NOT NULL,
    "status" "execution_status" NOT NULL,
    "checkpoint" JSONB NOT NULL,
    "intended" JSONB NOT NULL,
    "observed" JSONB,
    "error" JSONB,
    "external_ref" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "observed_at" TIMESTAMPTZ(3),

    CONSTRAINT "executions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agents" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "version_since" TIMESTAMPTZ(3) NOT NULL,
    "autonomy_level" "autonomy_level" NOT NULL,
    "owner_id" TEXT NOT NULL,
    "deputy_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scopes" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "scope_status" NOT NULL,
    "body" JSONB NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "decided_by_id" TEXT,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "scopes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policies" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL,
    "body" JSONB NOT NULL,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pauses" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "subject" "pause_subject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "paused_by_id" TEXT NOT NULL,
    "paused_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_id" TEXT,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "pauses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budgets" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "subject" "budget_subject" NOT NULL,
    "subject_id" TEXT NOT NULL,
    "period" "budget_period" NOT NULL,
    "cap_micros" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "budgets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_windows" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "budget_id" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "committed_micros" BIGINT NOT NULL DEFAULT 0,
    "reserved_micros" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budget_windows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservations" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "window_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "settled_micros" BIGINT,
    "status" "reservation_status" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL,
    "daily_budget_micros" BIGINT NOT NULL,
    "bid_micros" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_days" (
    "workspace_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "spend_micros" BIGINT NOT NULL,
    "revenue_micros" BIGINT NOT NULL,
    "impressions" INTEGER NOT NULL,
    "clicks" INTEGER NOT NULL,
    "conversions" INTEGER NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_days_pkey" PRIMARY KEY ("campaign_id","day")
);

-- CreateTable
CREATE TABLE "connections" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "connector" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_practice" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "generator_on" BOOLEAN NOT NULL DEFAULT false,
    "pause_epoch" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "session_version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "roles" "role"[],
    "is_sample" BOOLEAN NOT NULL DEFAULT false,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_keys" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "key_hash" TEXT NOT NULL,
    "permissions" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_attempts" (
    "subject" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "window_start_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY ("subject")
);

-- CreateTable
CREATE TABLE "practice_owners" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "capacity" INTEGER NOT NULL,
    "available" BOOLEAN NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_owners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_contacts" (
    "workspace_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "owner_id" TEXT,
    "note" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_contacts_pkey" PRIMARY KEY ("workspace_id","external_id")
);

-- CreateTable
CREATE TABLE "practice_campaigns" (
    "workspace_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "campaign_status" NOT NULL,
    "daily_budget_micros" BIGINT NOT NULL,
    "bid_micros" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_campaigns_pkey" PRIMARY KEY ("workspace_id","external_id")
);

-- CreateTable
CREATE TABLE "practice_requests" (
    "workspace_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_requests_pkey" PRIMARY KEY ("workspace_id","idempotency_key")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "actor_type" "actor_type" NOT NULL,
    "actor_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "run_id" TEXT,
    "action_id" TEXT,
    "body" JSONB NOT NULL,
    "canonical" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_events" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "runs" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "signal_id" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "plan" JSONB NOT NULL,
    "expected_value_micros" BIGINT,
    "status" "run_status" NOT NULL,
    "outcome" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tasks" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "agent_version" TEXT NOT NULL,
    "proposals" JSONB NOT NULL,
    "summary" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT,
    "industry" TEXT,
    "region" TEXT,
    "employees" INTEGER,
    "tier" "account_tier" NOT NULL DEFAULT 'tier_3',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "account_id" TEXT,
    "external_id" TEXT NOT NULL,
    "email" TEXT,
    "name" TEXT,
    "title" TEXT,
    "region" TEXT,
    "traits" JSONB NOT NULL,
    "score" DOUBLE PRECISION,
    "score_model_id" TEXT,
    "owner_external_id" TEXT,
    "converted_at" TIMESTAMPTZ(3),
    "last_signal_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signals" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "contact_id" TEXT,
    "account_id" TEXT,
    "campaign_id" TEXT,
    "quality" DOUBLE PRECISION NOT NULL,
    "payload" JSONB NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "signals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scoring_models" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "weights" JSONB NOT NULL,
    "metrics" JSONB NOT NULL,
    "trained_on" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" TEXT,

    CONSTRAINT "scoring_models_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "actions_idempotency_key_key" ON "actions"("idempotency_key");

-- CreateIndex
CREATE INDEX "actions_workspace_id_created_at_idx" ON "actions"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "actions_workspace_id_status_created_at_idx" ON "actions"("workspace_id", "status", "created_at");

-- CreateIndex
CREATE INDEX "actions_workspace_id_requester_id_created_at_idx" ON "actions"("workspace_id", "requester_id", "created_at");

-- CreateIndex
CREATE INDEX "actions_workspace_id_target_type_target_id_created_at_idx" ON "actions"("workspace_id", "target_type", "target_id", "created_at");

-- CreateIndex
CREATE INDEX "actions_run_id_idx" ON "actions"("run_id");

-- CreateIndex
CREATE INDEX "actions_compensates_id_idx" ON "actions"("compensates_id");

-- CreateIndex
CREATE UNIQUE INDEX "actions_id_workspace_id_key" ON "actions"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "actions_task_id_ordinal_key" ON "actions"("task_id", "ordinal");

-- CreateIndex
CREATE INDEX "decisions_action_id_decided_at_idx" ON "decisions"("action_id", "decided_at");

-- CreateIndex
CREATE INDEX "decisions_workspace_id_decided_at_idx" ON "decisions"("workspace_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_id_workspace_id_key" ON "decisions"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_id_action_id_verdict_key" ON "decisions"("id", "action_id", "verdict");

-- CreateIndex
CREATE INDEX "approvals_workspace_id_status_deadline_at_idx" ON "approvals"("workspace_id", "status", "deadline_at");

-- CreateIndex
CREATE INDEX "approvals_workspace_id_decided_at_idx" ON "approvals"("workspace_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "approvals_id_workspace_id_key" ON "approvals"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "approvals_action_id_review_cycle_key" ON "approvals"("action_id", "review_cycle");

-- CreateIndex
CREATE INDEX "executions_workspace_id_started_at_idx" ON "executions"("workspace_id", "started_at");

-- CreateIndex
CREATE INDEX "executions_status_started_at_idx" ON "executions"("status", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "executions_id_workspace_id_key" ON "executions"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "executions_action_id_workspace_id_key" ON "executions"("action_id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "executions_decision_id_action_id_decision_verdict_key" ON "executions"("decision_id", "action_id", "decision_verdict");

-- CreateIndex
CREATE UNIQUE INDEX "agents_id_workspace_id_key" ON "agents"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "agents_workspace_id_kind_key" ON "agents"("workspace_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "scopes_id_workspace_id_key" ON "scopes"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "scopes_agent_id_version_key" ON "scopes"("agent_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "policies_id_workspace_id_key" ON "policies"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "policies_workspace_id_version_key" ON "policies"("workspace_id", "version");

-- CreateIndex
CREATE INDEX "pauses_workspace_id_paused_at_idx" ON "pauses"("workspace_id", "paused_at");

-- CreateIndex
CREATE UNIQUE INDEX "pauses_id_workspace_id_key" ON "pauses"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "budgets_id_workspace_id_key" ON "budgets"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "budgets_workspace_id_subject_subject_id_period_key" ON "budgets"("workspace_id", "subject", "subject_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "budget_windows_id_workspace_id_key" ON "budget_windows"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "budget_windows_budget_id_starts_on_key" ON "budget_windows"("budget_id", "starts_on");

-- CreateIndex
CREATE INDEX "reservations_window_id_status_idx" ON "reservations"("window_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "reservations_id_workspace_id_key" ON "reservations"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "reservations_action_id_window_id_key" ON "reservations"("action_id", "window_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_id_workspace_id_key" ON "campaigns"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaigns_workspace_id_connection_id_external_id_key" ON "campaigns"("workspace_id", "connection_id", "external_id");

-- CreateIndex
CREATE INDEX "campaign_days_workspace_id_day_idx" ON "campaign_days"("workspace_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "connections_id_workspace_id_key" ON "connections"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "connections_workspace_id_connector_key" ON "connections"("workspace_id", "connector");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_workspace_id_user_id_key" ON "memberships"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_id_workspace_id_key" ON "memberships"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_key_hash_key" ON "api_keys"("key_hash");

-- CreateIndex
CREATE INDEX "api_keys_workspace_id_created_at_idx" ON "api_keys"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_keys_id_workspace_id_key" ON "api_keys"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "practice_owners_workspace_id_name_idx" ON "practice_owners"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "practice_owners_id_workspace_id_key" ON "practice_owners"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "practice_contacts_workspace_id_updated_at_idx" ON "practice_contacts"("workspace_id", "updated_at");

-- CreateIndex
CREATE INDEX "practice_contacts_workspace_id_owner_id_idx" ON "practice_contacts"("workspace_id", "owner_id");

-- CreateIndex
CREATE INDEX "practice_requests_workspace_id_at_idx" ON "practice_requests"("workspace_id", "at");

-- CreateIndex
CREATE INDEX "audit_entries_workspace_id_id_idx" ON "audit_entries"("workspace_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_workspace_id_verb_id_idx" ON "audit_entries"("workspace_id", "verb", "id");

-- CreateIndex
CREATE INDEX "audit_entries_workspace_id_actor_id_id_idx" ON "audit_entries"("workspace_id", "actor_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_workspace_id_subject_id_id_idx" ON "audit_entries"("workspace_id", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_workspace_id_action_id_idx" ON "audit_entries"("workspace_id", "action_id");

-- CreateIndex
CREATE INDEX "audit_entries_workspace_id_run_id_idx" ON "audit_entries"("workspace_id", "run_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entries_id_workspace_id_key" ON "audit_entries"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "runs_workspace_id_started_at_idx" ON "runs"("workspace_id", "started_at");

-- CreateIndex
CREATE INDEX "runs_workspace_id_status_started_at_idx" ON "runs"("workspace_id", "status", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "runs_id_workspace_id_key" ON "runs"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "runs_signal_id_workspace_id_key" ON "runs"("signal_id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_id_workspace_id_key" ON "tasks"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "tasks_run_id_agent_id_key" ON "tasks"("run_id", "agent_id");

-- CreateIndex
CREATE INDEX "accounts_workspace_id_updated_at_idx" ON "accounts"("workspace_id", "updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_id_workspace_id_key" ON "accounts"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_workspace_id_external_id_key" ON "accounts"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_updated_at_idx" ON "contacts"("workspace_id", "updated_at");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_last_signal_at_idx" ON "contacts"("workspace_id", "last_signal_at");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_id_workspace_id_key" ON "contacts"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_workspace_id_external_id_key" ON "contacts"("workspace_id", "external_id");

-- CreateIndex
CREATE INDEX "signals_workspace_id_recorded_at_idx" ON "signals"("workspace_id", "recorded_at");

-- CreateIndex
CREATE INDEX "signals_workspace_id_contact_id_occurred_at_idx" ON "signals"("workspace_id", "contact_id", "occurred_at");

-- CreateIndex
CREATE INDEX "signals_workspace_id_campaign_id_occurred_at_idx" ON "signals"("workspace_id", "campaign_id", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "signals_id_workspace_id_key" ON "signals"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "signals_workspace_id_source_message_id_key" ON "signals"("workspace_id", "source", "message_id");

-- CreateIndex
CREATE INDEX "scoring_models_workspace_id_name_created_at_idx" ON "scoring_models"("workspace_id", "name", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "scoring_models_id_workspace_id_key" ON "scoring_models"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_connection_id_workspace_id_fkey" FOREIGN KEY ("connection_id", "workspace_id") REFERENCES "connections"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_task_id_workspace_id_fkey" FOREIGN KEY ("task_id", "workspace_id") REFERENCES "tasks"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "executions" ADD CONSTRAINT "executions_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "executions" ADD CONSTRAINT "executions_decision_id_action_id_decision_verdict_fkey" FOREIGN KEY ("decision_id", "action_id", "decision_verdict") REFERENCES "decisions"("id", "action_id", "verdict") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "agents" ADD CONSTRAINT "agents_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "scopes" ADD CONSTRAINT "scopes_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "policies" ADD CONSTRAINT "policies_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "budget_windows" ADD CONSTRAINT "budget_windows_budget_id_workspace_id_fkey" FOREIGN KEY ("budget_id", "workspace_id") REFERENCES "budgets"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_window_id_workspace_id_fkey" FOREIGN KEY ("window_id", "workspace_id") REFERENCES "budget_windows"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reservations" ADD CONSTRAINT "reservations_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_connection_id_workspace_id_fkey" FOREIGN KEY ("connection_id", "workspace_id") REFERENCES "connections"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_days" ADD CONSTRAINT "campaign_days_campaign_id_workspace_id_fkey" FOREIGN KEY ("campaign_id", "workspace_id") REFERENCES "campaigns"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_signal_id_workspace_id_fkey" FOREIGN KEY ("signal_id", "workspace_id") REFERENCES "signals"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signals" ADD CONSTRAINT "signals_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signals" ADD CONSTRAINT "signals_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signals" ADD CONSTRAINT "signals_campaign_id_workspace_id_fkey" FOREIGN KEY ("campaign_id", "workspace_id") REFERENCES "campaigns"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signals" ADD CONSTRAINT "signals_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
