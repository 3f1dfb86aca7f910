-- CreateEnum
CREATE TYPE "signal_file_status" AS ENUM ('uploaded', 'mapped', 'checking', 'checked', 'importing', 'paused', 'failed', 'done', 'dropped');

-- CreateTable
CREATE TABLE "signal_files" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "signal_file_status" NOT NULL,
    "bytes" BIGINT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "content_key" BYTEA,
    "charset" TEXT,
    "format" TEXT,
    "delimiter" TEXT,
    "mapping" JSONB,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "further" INTEGER NOT NULL DEFAULT 0,
    "resume" JSONB,
    "error" TEXT,
    "actor" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "touched_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "signal_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signal_file_rejects" (
    "workspace_id" TEXT NOT NULL,
    "file_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "quarantined" BOOLEAN NOT NULL,
    "errors" JSONB NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "signal_file_rejects_pkey" PRIMARY KEY ("file_id","ordinal")
);

-- CreateIndex
CREATE INDEX "signal_files_workspace_id_created_at_idx" ON "signal_files"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "signal_files_status_touched_at_idx" ON "signal_files"("status", "touched_at");

-- CreateIndex
CREATE UNIQUE INDEX "signal_files_id_workspace_id_key" ON "signal_files"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "signal_files" ADD CONSTRAINT "signal_files_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signal_files" ADD CONSTRAINT "signal_files_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signal_file_rejects" ADD CONSTRAINT "signal_file_rejects_file_id_workspace_id_fkey" FOREIGN KEY ("file_id", "workspace_id") REFERENCES "signal_files"("id", "workspace_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A file of which nothing is left to read has no key, and one that is being read has one.
ALTER TABLE signal_files ADD CONSTRAINT read_while_kept CHECK (content_key IS NOT NULL OR status NOT IN ('uploaded', 'mapped', 'checking', 'checked', 'importing', 'paused'));
ALTER TABLE signal_files ADD CONSTRAINT key_goes_at_the_end CHECK (content_key IS NULL OR status NOT IN ('done', 'dropped'));
-- Nothing is read before somebody has said how.
ALTER TABLE signal_files ADD CONSTRAINT mapped_before_read CHECK (mapping IS NOT NULL OR status IN ('uploaded', 'dropped'));
