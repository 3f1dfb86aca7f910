-- CreateEnum
CREATE TYPE "rollback_status" AS ENUM ('planning', 'planned', 'running', 'paused', 'finished', 'cancelled', 'failed');

-- CreateEnum
CREATE TYPE "rollback_outlook" AS ENUM ('restore', 'already_back', 'conflict', 'irreversible', 'unreadable');

-- CreateEnum
CREATE TYPE "conflict_choice" AS ENUM ('leave', 'overwrite');

-- CreateEnum
CREATE TYPE "rollback_item_status" AS ENUM ('waiting', 'restored', 'already_back', 'conflict', 'failed', 'skipped');

-- CreateTable
CREATE TABLE "rollbacks" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "selector" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "rollback_status" NOT NULL,
    "rule" "conflict_choice" NOT NULL DEFAULT 'leave',
    "error" TEXT,
    "requested_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "planned_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "rollbacks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rollback_items" (
    "workspace_id" TEXT NOT NULL,
    "rollback_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "outlook" "rollback_outlook" NOT NULL,
    "fields" JSONB NOT NULL,
    "choice" "conflict_choice",
    "status" "rollback_item_status" NOT NULL,
    "compensation_id" TEXT,
    "message" TEXT,
    "tried_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "rollback_items_pkey" PRIMARY KEY ("rollback_id","action_id")
);

-- CreateIndex
CREATE INDEX "rollbacks_workspace_id_created_at_idx" ON "rollbacks"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "rollbacks_status_idx" ON "rollbacks"("status");

-- CreateIndex
CREATE UNIQUE INDEX "rollbacks_id_workspace_id_key" ON "rollbacks"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "rollback_items_rollback_id_status_round_idx" ON "rollback_items"("rollback_id", "status", "round");

-- CreateIndex
CREATE INDEX "rollback_items_action_id_idx" ON "rollback_items"("action_id");

-- AddForeignKey
ALTER TABLE "rollback_items" ADD CONSTRAINT "rollback_items_rollback_id_workspace_id_fkey" FOREIGN KEY ("rollback_id", "workspace_id") REFERENCES "rollbacks"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "rollback_items" ADD CONSTRAINT "rollback_items_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
