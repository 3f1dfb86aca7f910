-- CreateTable
CREATE TABLE "practice_texts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_external_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "ordered" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "segments" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_texts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_notices" (
    "workspace_id" TEXT NOT NULL,
    "contact_external_id" TEXT NOT NULL,
    "shown_title" TEXT,
    "shown_text" TEXT,
    "title" TEXT,
    "text" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practice_notices_pkey" PRIMARY KEY ("workspace_id","contact_external_id")
);

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "not_before" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "practice_texts_workspace_id_sent_at_idx" ON "practice_texts"("workspace_id", "sent_at");

-- CreateIndex
CREATE INDEX "practice_texts_workspace_id_contact_external_id_sent_at_idx" ON "practice_texts"("workspace_id", "contact_external_id", "sent_at");

-- CreateIndex
CREATE UNIQUE INDEX "practice_texts_id_workspace_id_key" ON "practice_texts"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_texts_workspace_id_idempotency_key_key" ON "practice_texts"("workspace_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "practice_notices_workspace_id_updated_at_idx" ON "practice_notices"("workspace_id", "updated_at");

-- A text has at least one segment, and no more than the service takes.
ALTER TABLE "practice_texts" ADD CONSTRAINT "practice_texts_segments" CHECK ("segments" BETWEEN 1 AND 3);

-- Whether words were approved before is asked of every composed message: the oldest of the same ones first.
CREATE INDEX "actions_wording" ON "actions" ("workspace_id", "kind", ("payload"->'wording'), "id") WHERE "payload"->'wording' IS NOT NULL;
