-- AlterEnum
ALTER TYPE "source_kind" ADD VALUE 'pull';

-- CreateTable
CREATE TABLE "pull_states" (
    "source_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "connector" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "cursor" TEXT,
    "caught_up_at" TIMESTAMPTZ(3),
    "next_poll_at" TIMESTAMPTZ(3) NOT NULL,
    "last_poll_at" TIMESTAMPTZ(3),
    "last_result" JSONB,
    "last_problem" JSONB,

    CONSTRAINT "pull_states_pkey" PRIMARY KEY ("source_id")
);

-- CreateIndex
CREATE INDEX "pull_states_next_poll_at_idx" ON "pull_states"("next_poll_at");

-- CreateIndex
CREATE UNIQUE INDEX "pull_states_source_id_workspace_id_key" ON "pull_states"("source_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "pull_states" ADD CONSTRAINT "pull_states_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
