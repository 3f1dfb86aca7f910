-- CreateEnum
CREATE TYPE "notification_channel" AS ENUM ('email', 'webhook');

-- CreateEnum
CREATE TYPE "notification_status" AS ENUM ('waiting', 'sent', 'failed', 'dropped');

-- CreateEnum
CREATE TYPE "notification_reason" AS ENUM ('asked', 'reassigned', 'escalated', 'test');

-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "mails_approvals" BOOLEAN NOT NULL DEFAULT true;

-- CreateTable
CREATE TABLE "webhook_endpoints" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "secret_version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoints_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notifications" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "channel" "notification_channel" NOT NULL,
    "reason" "notification_reason" NOT NULL,
    "user_id" TEXT,
    "endpoint_id" TEXT,
    "approval_id" TEXT,
    "status" "notification_status" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "notifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoints_workspace_id_created_at_idx" ON "webhook_endpoints"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoints_id_workspace_id_key" ON "webhook_endpoints"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "notifications_workspace_id_created_at_idx" ON "notifications"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "notifications_status_due_at_idx" ON "notifications"("status", "due_at");

-- CreateIndex
CREATE INDEX "notifications_user_id_sent_at_idx" ON "notifications"("user_id", "sent_at");

-- AddForeignKey
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_endpoint_id_workspace_id_fkey" FOREIGN KEY ("endpoint_id", "workspace_id") REFERENCES "webhook_endpoints"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
