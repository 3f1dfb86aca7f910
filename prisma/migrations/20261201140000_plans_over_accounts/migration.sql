-- A plan may have several steps: each of them is an agent's part of its own.
ALTER TABLE "tasks" ADD COLUMN     "step" INTEGER NOT NULL DEFAULT 0;

-- DropIndex
DROP INDEX "tasks_run_id_agent_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "tasks_run_id_step_agent_id_key" ON "tasks"("run_id", "step", "agent_id");

-- A run over an account takes up several of its people.
DROP INDEX "play_matches_run_id_workspace_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "play_matches_run_id_contact_id_key" ON "play_matches"("run_id", "contact_id");

-- AlterTable
ALTER TABLE "practice_campaigns" ADD COLUMN     "accounts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "plan_revisions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plan_revisions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "plan_revisions_id_workspace_id_key" ON "plan_revisions"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "plan_revisions_run_id_number_key" ON "plan_revisions"("run_id", "number");

-- AddForeignKey
ALTER TABLE "plan_revisions" ADD CONSTRAINT "plan_revisions_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE tasks ADD CONSTRAINT steps_count_from_zero CHECK (step >= 0);
ALTER TABLE plan_revisions ADD CONSTRAINT revisions_count_from_one CHECK (number >= 1);

-- What a plan was changed to, and why, stays as it was.
CREATE TRIGGER plan_revisions_append_only BEFORE UPDATE OR DELETE ON plan_revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();
