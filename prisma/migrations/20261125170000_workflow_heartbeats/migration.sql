-- CreateTable
CREATE TABLE "workflow_heartbeats" (
    "name" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "lag_ms" INTEGER NOT NULL,

    CONSTRAINT "workflow_heartbeats_pkey" PRIMARY KEY ("name")
);
