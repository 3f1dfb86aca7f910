-- CreateEnum
CREATE TYPE "model_purpose" AS ENUM ('draft', 'reply', 'evaluation');

-- CreateEnum
CREATE TYPE "model_outcome" AS ENUM ('ok', 'refused', 'schema_violation', 'timeout', 'too_long', 'budget_spent', 'failed');

-- CreateEnum
CREATE TYPE "model_taint" AS ENUM ('none', 'outside');

-- CreateEnum
CREATE TYPE "model_answer" AS ENUM ('accepted', 'rejected');

-- AlterTable
ALTER TABLE "actions" ADD COLUMN     "generated_fields" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "model_call_id" TEXT;

-- CreateTable
CREATE TABLE "model_calls" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "purpose" "model_purpose" NOT NULL,
    "agent_id" TEXT,
    "run_id" TEXT,
    "task_id" TEXT,
    "ordinal" INTEGER,
    "evaluation_id" TEXT,
    "contact_id" TEXT,
    "prompt" TEXT NOT NULL,
    "prompt_version" INTEGER NOT NULL,
    "prompt_hash" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "taint" "model_taint" NOT NULL,
    "outcome" "model_outcome" NOT NULL,
    "why" TEXT,
    "fell_back" BOOLEAN NOT NULL,
    "attempts" INTEGER NOT NULL,
    "input_tokens" INTEGER,
    "output_tokens" INTEGER,
    "cost_micros" BIGINT,
    "currency" CHAR(3),
    "duration_ms" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "findings" JSONB,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "model_calls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "model_evaluations" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "version_hash" TEXT NOT NULL,
    "prompts" JSONB NOT NULL,
    "status" "replay_status" NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "answer" "model_answer",
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "model_evaluations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "model_calls_workspace_id_asked_at_idx" ON "model_calls"("workspace_id", "asked_at");

-- CreateIndex
CREATE INDEX "model_calls_run_id_idx" ON "model_calls"("run_id");

-- CreateIndex
CREATE INDEX "model_calls_task_id_idx" ON "model_calls"("task_id");

-- CreateIndex
CREATE INDEX "model_calls_evaluation_id_idx" ON "model_calls"("evaluation_id");

-- CreateIndex
CREATE INDEX "model_calls_contact_id_idx" ON "model_calls"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "model_calls_id_workspace_id_key" ON "model_calls"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "model_evaluations_workspace_id_agent_id_created_at_idx" ON "model_evaluations"("workspace_id", "agent_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "model_evaluations_id_workspace_id_key" ON "model_evaluations"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_model_call_id_workspace_id_fkey" FOREIGN KEY ("model_call_id", "workspace_id") REFERENCES "model_calls"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_task_id_workspace_id_fkey" FOREIGN KEY ("task_id", "workspace_id") REFERENCES "tasks"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_evaluation_id_workspace_id_fkey" FOREIGN KEY ("evaluation_id", "workspace_id") REFERENCES "model_evaluations"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "model_evaluations" ADD CONSTRAINT "model_evaluations_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

CREATE INDEX actions_by_model_call ON actions (model_call_id) WHERE model_call_id IS NOT NULL;
-- A proposal is drafted once, and asked about once by each evaluation: a step that is run again pays for nothing twice.
CREATE UNIQUE INDEX model_calls_one_draft ON model_calls (task_id, ordinal) WHERE purpose = 'draft';
CREATE UNIQUE INDEX model_calls_one_case ON model_calls (evaluation_id, task_id, ordinal) WHERE purpose = 'evaluation';

ALTER TABLE actions
  ADD CONSTRAINT generated_by_a_call CHECK ((model_call_id IS NULL) = (cardinality(generated_fields) = 0));
ALTER TABLE model_calls
  ADD CONSTRAINT about_what_it_says CHECK (CASE purpose
    WHEN 'reply' THEN task_id IS NULL AND evaluation_id IS NULL
    WHEN 'draft' THEN task_id IS NOT NULL AND ordinal IS NOT NULL AND run_id IS NOT NULL AND evaluation_id IS NULL
    ELSE task_id IS NOT NULL AND ordinal IS NOT NULL AND evaluation_id IS NOT NULL END),
  ADD CONSTRAINT says_why_not CHECK ((outcome = 'ok') = (why IS NULL)),
  ADD CONSTRAINT cost_in_a_currency CHECK ((cost_micros IS NULL) = (currency IS NULL)),
  ADD CONSTRAINT counts_from_zero CHECK (attempts >= 0 AND duration_ms >= 0
    AND coalesce(input_tokens, 0) >= 0 AND coalesce(output_tokens, 0) >= 0 AND coalesce(cost_micros, 0) >= 0);
ALTER TABLE model_evaluations
  ADD CONSTRAINT answered_by_a_person CHECK ((answer IS NULL) = (decided_by_id IS NULL)
    AND (answer IS NULL) = (decided_at IS NULL) AND (answer IS NULL) = (reason IS NULL)),
  -- Only what has come to its end can be accepted.
  ADD CONSTRAINT accepted_when_seen CHECK (answer IS NULL OR status = 'completed');

-- What was asked and answered stays as it was.
CREATE TRIGGER model_calls_append_only BEFORE UPDATE OR DELETE ON model_calls FOR EACH ROW EXECUTE FUNCTION refuse_change();
