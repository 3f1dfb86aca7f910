-- AlterTable
ALTER TABLE "scoring_models" ADD COLUMN "version" INTEGER,
ADD COLUMN "ranking" JSONB,
ADD COLUMN "evidence" JSONB;

-- Those there are count up in the order in which they were learnt.
UPDATE scoring_models m SET version = n.version FROM (
  SELECT id, row_number() OVER (PARTITION BY workspace_id, name ORDER BY created_at, id) AS version FROM scoring_models
) n WHERE n.id = m.id;

ALTER TABLE "scoring_models" ALTER COLUMN "version" SET NOT NULL;

-- CreateTable
CREATE TABLE "exploration_draws" (
    "task_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "draw" JSONB NOT NULL,
    "explored" BOOLEAN NOT NULL,
    "propensity" DOUBLE PRECISION NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exploration_draws_pkey" PRIMARY KEY ("task_id"),
    CONSTRAINT "exploration_draws_propensity_is_one" CHECK ("propensity" > 0 AND "propensity" <= 1)
);

-- CreateIndex
CREATE UNIQUE INDEX "scoring_models_workspace_id_name_version_key" ON "scoring_models"("workspace_id", "name", "version");

-- CreateIndex
CREATE INDEX "exploration_draws_workspace_id_agent_id_drawn_at_idx" ON "exploration_draws"("workspace_id", "agent_id", "drawn_at");

-- CreateIndex
CREATE UNIQUE INDEX "exploration_draws_task_id_workspace_id_key" ON "exploration_draws"("task_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "exploration_draws" ADD CONSTRAINT "exploration_draws_task_id_workspace_id_fkey" FOREIGN KEY ("task_id", "workspace_id") REFERENCES "tasks"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was drawn stays as it was drawn.
CREATE FUNCTION refuse_changed_draw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A draw is never changed: % of %', TG_OP, OLD.task_id USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER exploration_draws_kept BEFORE UPDATE OR DELETE ON exploration_draws
  FOR EACH ROW EXECUTE FUNCTION refuse_changed_draw();
