-- Whoever settles an alarm may say that what is seen now is as it should be: then what is usual is learnt anew from the next day on.
ALTER TABLE "alarms" ADD COLUMN "begins_anew" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_begin_anew_by_name" CHECK (NOT "begins_anew" OR ("status" = 'settled' AND "kind" <> 'anomaly'));

-- CreateTable
CREATE TABLE "source_baselines" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "signals" INTEGER NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "source_baselines_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "source_baselines_id_workspace_id_key" ON "source_baselines"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "source_baselines_source_id_from_day_key" ON "source_baselines"("source_id", "from_day");

-- DropIndex
DROP INDEX "decision_baselines_agent_id_agent_version_key";

-- CreateIndex
CREATE UNIQUE INDEX "decision_baselines_agent_id_agent_version_from_day_key" ON "decision_baselines"("agent_id", "agent_version", "from_day");

-- AddForeignKey
ALTER TABLE "source_baselines" ADD CONSTRAINT "source_baselines_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A baseline is frozen.
CREATE TRIGGER source_baselines_frozen BEFORE UPDATE ON "source_baselines" FOR EACH ROW EXECUTE FUNCTION refuse_baseline_change();
