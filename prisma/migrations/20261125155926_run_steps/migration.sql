-- The steps of a run's workflow as rows; runs that a person had done over or taken up again.

-- CreateEnum
CREATE TYPE "run_step_kind" AS ENUM ('run', 'send', 'wait', 'sleep', 'invoke', 'other');

-- CreateEnum
CREATE TYPE "run_step_status" AS ENUM ('running', 'waiting', 'sleeping', 'completed', 'timed_out', 'retrying', 'failed', 'interrupted', 'cancelled');

-- DropIndex
DROP INDEX "runs_signal_id_workspace_id_key";

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "pass" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "rerun_of_id" TEXT;

-- CreateTable
CREATE TABLE "run_steps" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "pass" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL,
    "kind" "run_step_kind" NOT NULL,
    "status" "run_step_status" NOT NULL,
    "waits_for" JSONB,
    "until" TIMESTAMPTZ(3),
    "error" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_steps_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "run_steps_id_workspace_id_key" ON "run_steps"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_steps_run_id_pass_step_attempt_key" ON "run_steps"("run_id", "pass", "step", "attempt");

-- CreateIndex
CREATE INDEX "runs_signal_id_workspace_id_idx" ON "runs"("signal_id", "workspace_id");

-- CreateIndex
CREATE INDEX "runs_rerun_of_id_idx" ON "runs"("rerun_of_id");

-- CreateIndex
CREATE INDEX "runs_workspace_id_subject_id_started_at_idx" ON "runs"("workspace_id", "subject_id", "started_at");

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_rerun_of_id_workspace_id_fkey" FOREIGN KEY ("rerun_of_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A signal leads to one run by itself; only a person makes another one of it.
CREATE UNIQUE INDEX runs_one_per_signal ON runs (signal_id, workspace_id) WHERE rerun_of_id IS NULL;
ALTER TABLE runs
  ADD CONSTRAINT pass_counts_from_one CHECK (pass >= 1),
  ADD CONSTRAINT no_rerun_of_itself CHECK (rerun_of_id IS NULL OR rerun_of_id <> id);
ALTER TABLE run_steps
  ADD CONSTRAINT step_counts CHECK (pass >= 1 AND attempt >= 0),
  ADD CONSTRAINT step_has_an_end CHECK ((finished_at IS NULL) = (status IN ('running', 'waiting', 'sleeping')));

-- Whoever looks at a run sees its steps come.
CREATE FUNCTION tell_of_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('mandate_changes', json_build_object('w', workspace_id, 't', 'steps')::text)
    FROM (SELECT DISTINCT workspace_id FROM changed) changes;
  RETURN NULL;
END $$;
CREATE TRIGGER run_steps_tell_of_new AFTER INSERT ON run_steps REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_step();
CREATE TRIGGER run_steps_tell_of_change AFTER UPDATE ON run_steps REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_step();
