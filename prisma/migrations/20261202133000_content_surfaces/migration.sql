-- CreateEnum
CREATE TYPE "content_surface" AS ENUM ('page', 'email', 'ad');

-- AlterTable
ALTER TABLE "landing_pages" ADD COLUMN "surface" "content_surface" NOT NULL DEFAULT 'page';

-- AlterTable
ALTER TABLE "practice_pages" ADD COLUMN "tool" TEXT NOT NULL DEFAULT 'cms';

-- What was sent of a variant, and what came of it, is counted by the message.
CREATE INDEX "actions_email_variants" ON "actions"("workspace_id", "created_at") WHERE "kind" = 'email.message.send' AND "payload" ? 'variant';
