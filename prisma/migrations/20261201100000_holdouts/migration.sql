-- CreateEnum
CREATE TYPE "holdout_unit" AS ENUM ('contact', 'account', 'campaign');

-- CreateEnum
CREATE TYPE "holdout_arm" AS ENUM ('agent', 'business_as_usual', 'shadow');

-- CreateEnum
CREATE TYPE "holdout_outcome" AS ENUM ('conversions', 'revenue');

-- CreateEnum
CREATE TYPE "holdout_status" AS ENUM ('running', 'stopped');

-- CreateEnum
CREATE TYPE "holdout_evidence" AS ENUM ('collecting', 'undecided', 'positive', 'negative', 'not_valid');

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "holdout_arm" "holdout_arm",
ADD COLUMN     "holdout_id" TEXT;

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "shadow_of" TEXT;

-- CreateTable
CREATE TABLE "holdouts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "play_id" TEXT,
    "agent_id" TEXT,
    "unit" "holdout_unit" NOT NULL,
    "seed" TEXT NOT NULL,
    "share_agent" INTEGER NOT NULL,
    "share_usual" INTEGER NOT NULL,
    "share_shadow" INTEGER NOT NULL,
    "outcome" "holdout_outcome" NOT NULL,
    "worth_micros" BIGINT,
    "outcome_within_days" INTEGER NOT NULL,
    "planned_units" INTEGER NOT NULL,
    "review_minutes" INTEGER NOT NULL,
    "reviewer_hour_micros" BIGINT NOT NULL,
    "status" "holdout_status" NOT NULL DEFAULT 'running',
    "evidence" "holdout_evidence" NOT NULL DEFAULT 'collecting',
    "looked_at" TIMESTAMPTZ(3),
    "started_by_id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by_id" TEXT,
    "stop_reason" TEXT,

    CONSTRAINT "holdouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "holdout_assignments" (
    "workspace_id" TEXT NOT NULL,
    "holdout_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "arm" "holdout_arm" NOT NULL,
    "met_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "holdout_assignments_pkey" PRIMARY KEY ("holdout_id","unit_id")
);

-- CreateIndex
CREATE INDEX "holdouts_workspace_id_status_idx" ON "holdouts"("workspace_id", "status");

-- CreateIndex
CREATE INDEX "holdouts_play_id_idx" ON "holdouts"("play_id");

-- CreateIndex
CREATE INDEX "holdouts_agent_id_idx" ON "holdouts"("agent_id");

-- CreateIndex
CREATE UNIQUE INDEX "holdouts_id_workspace_id_key" ON "holdouts"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "holdout_assignments_workspace_id_unit_id_idx" ON "holdout_assignments"("workspace_id", "unit_id");

-- CreateIndex
CREATE INDEX "holdout_assignments_holdout_id_met_at_idx" ON "holdout_assignments"("holdout_id", "met_at");

-- AddForeignKey
ALTER TABLE "holdouts" ADD CONSTRAINT "holdouts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "holdouts" ADD CONSTRAINT "holdouts_play_id_workspace_id_fkey" FOREIGN KEY ("play_id", "workspace_id") REFERENCES "plays"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "holdouts" ADD CONSTRAINT "holdouts_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "holdout_assignments" ADD CONSTRAINT "holdout_assignments_holdout_id_workspace_id_fkey" FOREIGN KEY ("holdout_id", "workspace_id") REFERENCES "holdouts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_holdout_id_workspace_id_fkey" FOREIGN KEY ("holdout_id", "workspace_id") REFERENCES "holdouts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_shadow_of_workspace_id_fkey" FOREIGN KEY ("shadow_of", "workspace_id") REFERENCES "holdouts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Runs of no holdout cost nothing.
CREATE INDEX runs_of_holdout ON runs (holdout_id, started_at) WHERE holdout_id IS NOT NULL;
ALTER TABLE runs
  ADD CONSTRAINT holdout_with_arm CHECK ((holdout_id IS NULL) = (holdout_arm IS NULL)),
  -- What is held out starts nothing.
  ADD CONSTRAINT held_out_not_acted CHECK (holdout_arm <> 'business_as_usual' OR status = 'no_action');

CREATE UNIQUE INDEX holdouts_one_of_play ON holdouts (play_id) WHERE status = 'running' AND play_id IS NOT NULL;
CREATE UNIQUE INDEX holdouts_one_of_agent ON holdouts (agent_id) WHERE status = 'running' AND agent_id IS NOT NULL;
ALTER TABLE holdouts
  ADD CONSTRAINT of_play_or_agent CHECK (num_nonnulls(play_id, agent_id) = 1),
  ADD CONSTRAINT shares_are_all CHECK (
    share_agent > 0 AND share_usual >= 0 AND share_shadow >= 0 AND share_usual + share_shadow > 0
    AND share_agent + share_usual + share_shadow = 100),
  ADD CONSTRAINT worth_of_conversions CHECK ((outcome = 'conversions') = (worth_micros IS NOT NULL)),
  ADD CONSTRAINT figures_make_sense CHECK (
    outcome_within_days > 0 AND planned_units > 0 AND review_minutes >= 0 AND reviewer_hour_micros >= 0
    AND (worth_micros IS NULL OR worth_micros > 0)),
  ADD CONSTRAINT stopped_with_when CHECK ((status = 'stopped') = (stopped_at IS NOT NULL));

-- What is measured, of whom and how, stays as it was when it began: a holdout fitted to its results shows nothing.
CREATE FUNCTION refuse_changed_holdout() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.workspace_id, NEW.play_id, NEW.agent_id, NEW.unit, NEW.seed, NEW.share_agent, NEW.share_usual, NEW.share_shadow,
      NEW.outcome, NEW.worth_micros, NEW.outcome_within_days, NEW.planned_units, NEW.review_minutes, NEW.reviewer_hour_micros,
      NEW.started_at, NEW.started_by_id)
     IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.play_id, OLD.agent_id, OLD.unit, OLD.seed, OLD.share_agent, OLD.share_usual,
      OLD.share_shadow, OLD.outcome, OLD.worth_micros, OLD.outcome_within_days, OLD.planned_units, OLD.review_minutes,
      OLD.reviewer_hour_micros, OLD.started_at, OLD.started_by_id)
     OR (OLD.status = 'stopped' AND (NEW.status, NEW.stopped_at) IS DISTINCT FROM (OLD.status, OLD.stopped_at)) THEN
    RAISE EXCEPTION 'a holdout cannot be changed once it has begun: stop it, and begin another one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holdouts_stay_as_begun BEFORE UPDATE ON holdouts FOR EACH ROW EXECUTE FUNCTION refuse_changed_holdout();
CREATE TRIGGER holdout_assignments_append_only BEFORE UPDATE OR DELETE ON holdout_assignments FOR EACH ROW EXECUTE FUNCTION refuse_change();
