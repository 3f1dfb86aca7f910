-- CreateEnum
CREATE TYPE "research_question_status" AS ENUM ('asked', 'answered', 'nobody_knows', 'taken_back');

-- CreateTable
CREATE TABLE "research_questions" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "value_micros" BIGINT NOT NULL,
    "body" JSONB NOT NULL,
    "status" "research_question_status" NOT NULL,
    "answer" JSONB,
    "asked_by_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "research_questions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "research_questions_workspace_id_account_id_asked_at_idx" ON "research_questions"("workspace_id", "account_id", "asked_at");

-- CreateIndex
CREATE INDEX "research_questions_workspace_id_status_asked_at_idx" ON "research_questions"("workspace_id", "status", "asked_at");

-- CreateIndex
CREATE INDEX "research_questions_contact_id_asked_at_idx" ON "research_questions"("contact_id", "asked_at");

-- CreateIndex
CREATE UNIQUE INDEX "research_questions_id_workspace_id_key" ON "research_questions"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "play_matches_surge_id_idx" ON "play_matches"("surge_id");

-- AddForeignKey
ALTER TABLE "research_questions" ADD CONSTRAINT "research_questions_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "research_questions" ADD CONSTRAINT "research_questions_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- One question about a fact waits for its answer at a time with each person.
CREATE UNIQUE INDEX "research_questions_waiting_key" ON "research_questions"("contact_id", "field") WHERE "status" = 'asked';

-- Who closes a question is named, and only an answer says something. What was answered and taken back keeps what it had said.
ALTER TABLE "research_questions" ADD CONSTRAINT "research_questions_whole" CHECK (
  ("closed_by_id" IS NULL) = ("closed_at" IS NULL)
  AND ("status" = 'asked') = ("closed_at" IS NULL)
  AND ("status" <> 'answered' OR "answer" IS NOT NULL)
  AND ("status" NOT IN ('asked', 'nobody_knows') OR "answer" IS NULL)
  AND "value_micros" >= 0
);
