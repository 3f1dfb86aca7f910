-- CreateEnum
CREATE TYPE "alarm_kind" AS ENUM ('drift', 'anomaly', 'feed');

-- CreateEnum
CREATE TYPE "alarm_status" AS ENUM ('open', 'acknowledged', 'settled');

-- CreateEnum
CREATE TYPE "alarm_consequence" AS ENUM ('tell', 'lower', 'stop');

-- CreateTable
CREATE TABLE "decision_baselines" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "agent_version" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "from_day" DATE NOT NULL,
    "to_day" DATE NOT NULL,
    "decisions" INTEGER NOT NULL,
    "frozen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_baselines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alarms" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" "alarm_kind" NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "context" TEXT NOT NULL DEFAULT '',
    "agent_version" TEXT,
    "moved" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,
    "seen" DOUBLE PRECISION NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,
    "points" JSONB NOT NULL,
    "changes" JSONB NOT NULL,
    "why" JSONB NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "consequence" "alarm_consequence" NOT NULL,
    "policy_id" TEXT,
    "agent_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "carried_out_at" TIMESTAMPTZ(3),
    "status" "alarm_status" NOT NULL DEFAULT 'open',
    "acknowledged_by_id" TEXT,
    "acknowledged_at" TIMESTAMPTZ(3),
    "settled_by_id" TEXT,
    "settled_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "alarms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitoring_looks" (
    "workspace_id" TEXT NOT NULL,
    "hours_until" TIMESTAMPTZ(3),
    "last_day" DATE,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "monitoring_looks_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "decision_baselines_id_workspace_id_key" ON "decision_baselines"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "decision_baselines_agent_id_agent_version_key" ON "decision_baselines"("agent_id", "agent_version");

-- CreateIndex
CREATE INDEX "alarms_workspace_id_status_fired_at_idx" ON "alarms"("workspace_id", "status", "fired_at");

-- CreateIndex
CREATE INDEX "alarms_workspace_id_subject_id_fired_at_idx" ON "alarms"("workspace_id", "subject_id", "fired_at");

-- CreateIndex
CREATE UNIQUE INDEX "alarms_id_workspace_id_key" ON "alarms"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "decision_baselines" ADD CONSTRAINT "decision_baselines_agent_id_workspace_id_fkey" FOREIGN KEY ("agent_id", "workspace_id") REFERENCES "agents"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "monitoring_looks" ADD CONSTRAINT "monitoring_looks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- One alarm stands at a time for each thing that is watched: two looks at once open one.
CREATE UNIQUE INDEX "alarms_standing_key" ON "alarms"("workspace_id", "subject_id", "metric", "context") WHERE "status" <> 'settled';

-- Whoever settles says who they are and why; nobody settles half.
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_acknowledged_whole" CHECK (("acknowledged_by_id" IS NULL) = ("acknowledged_at" IS NULL));
ALTER TABLE "alarms" ADD CONSTRAINT "alarms_settled_whole" CHECK (("status" = 'settled') = ("settled_at" IS NOT NULL) AND ("settled_at" IS NULL) = ("settled_by_id" IS NULL) AND ("settled_at" IS NULL OR "reason" IS NOT NULL));

-- A baseline is frozen.
CREATE FUNCTION refuse_baseline_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a baseline is frozen';
END $$;
CREATE TRIGGER decision_baselines_frozen BEFORE UPDATE ON "decision_baselines" FOR EACH ROW EXECUTE FUNCTION refuse_baseline_change();

-- What is still to follow, for the sweeper.
CREATE INDEX "alarms_to_carry_out" ON "alarms"("fired_at") WHERE "carried_out_at" IS NULL;
