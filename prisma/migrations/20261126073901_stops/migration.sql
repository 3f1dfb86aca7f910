-- CreateEnum
CREATE TYPE "pause_mode" AS ENUM ('freeze', 'drain', 'quarantine');

-- CreateEnum
CREATE TYPE "pause_standing" AS ENUM ('cleared', 'in_flight', 'held');

-- CreateEnum
CREATE TYPE "held_choice" AS ENUM ('go_on', 'decide_again', 'drop');

-- CreateEnum
CREATE TYPE "drill_status" AS ENUM ('running', 'passed', 'failed');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "pause_subject" ADD VALUE 'channel';
ALTER TYPE "pause_subject" ADD VALUE 'connection';
ALTER TYPE "pause_subject" ADD VALUE 'campaign';
ALTER TYPE "pause_subject" ADD VALUE 'audience';

-- AlterTable
ALTER TABLE "pauses" ADD COLUMN     "cause" JSONB,
ADD COLUMN     "lift_reason" TEXT,
ADD COLUMN     "mode" "pause_mode" NOT NULL DEFAULT 'freeze';

-- AlterTable
ALTER TABLE "workspaces" ADD COLUMN     "drill_days" INTEGER NOT NULL DEFAULT 30;

-- CreateTable
CREATE TABLE "pause_actions" (
    "workspace_id" TEXT NOT NULL,
    "pause_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "standing" "pause_standing" NOT NULL,
    "choice" "held_choice",
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "pause_actions_pkey" PRIMARY KEY ("pause_id","action_id")
);

-- CreateTable
CREATE TABLE "stop_drills" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "pause_id" TEXT,
    "status" "drill_status" NOT NULL,
    "started_by_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "stop_ms" INTEGER,
    "claims_after" INTEGER,
    "in_flight" INTEGER,
    "held" INTEGER,
    "finished_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "stop_drills_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pause_actions_action_id_idx" ON "pause_actions"("action_id");

-- CreateIndex
CREATE INDEX "stop_drills_workspace_id_started_at_idx" ON "stop_drills"("workspace_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "stop_drills_id_workspace_id_key" ON "stop_drills"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "pause_actions" ADD CONSTRAINT "pause_actions_pause_id_workspace_id_fkey" FOREIGN KEY ("pause_id", "workspace_id") REFERENCES "pauses"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pause_actions" ADD CONSTRAINT "pause_actions_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "stop_drills" ADD CONSTRAINT "stop_drills_pause_id_workspace_id_fkey" FOREIGN KEY ("pause_id", "workspace_id") REFERENCES "pauses"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
