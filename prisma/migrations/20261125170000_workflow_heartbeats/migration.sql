-- CreateTable
CREATE TABLE "workflow_heartbeats" (
    "name" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "lag_ms" INTEGER NOT NULL,

    CONSTRAINT "workflow_heartbeats_pkey" PRIMARY KEY ("name")
);

-- What has not ended, for the look of each minute at what stands still, across workspaces.
CREATE INDEX "runs_unfinished" ON "runs" ("started_at") WHERE "status" IN ('planned', 'running', 'waiting');
