-- CreateEnum
CREATE TYPE "play_status" AS ENUM ('draft', 'live', 'off', 'archived');

-- AlterTable
ALTER TABLE "runs" ADD COLUMN     "play_id" TEXT,
ADD COLUMN     "play_version" INTEGER;

-- CreateTable
CREATE TABLE "plays" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" "play_status" NOT NULL DEFAULT 'draft',
    "body" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "tried_version" INTEGER,
    "listens_to" TEXT[],
    "next_due_at" TIMESTAMPTZ(3),
    "changed_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "plays_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "play_versions" (
    "workspace_id" TEXT NOT NULL,
    "play_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "changed_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "play_versions_pkey" PRIMARY KEY ("play_id","version")
);

-- CreateTable
CREATE TABLE "play_matches" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "play_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "contact_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "surge_id" TEXT,
    "why" JSONB NOT NULL,
    "matched_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "play_matches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "play_standings" (
    "workspace_id" TEXT NOT NULL,
    "play_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "play_standings_pkey" PRIMARY KEY ("play_id","contact_id")
);

-- CreateIndex
CREATE INDEX "plays_workspace_id_status_idx" ON "plays"("workspace_id", "status");

-- CreateIndex
CREATE INDEX "plays_next_due_at_idx" ON "plays"("next_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "plays_id_workspace_id_key" ON "plays"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "plays_workspace_id_name_key" ON "plays"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "play_matches_play_id_contact_id_matched_at_idx" ON "play_matches"("play_id", "contact_id", "matched_at");

-- CreateIndex
CREATE INDEX "play_matches_play_id_matched_at_idx" ON "play_matches"("play_id", "matched_at");

-- CreateIndex
CREATE INDEX "play_matches_contact_id_idx" ON "play_matches"("contact_id");

-- CreateIndex
CREATE UNIQUE INDEX "play_matches_id_workspace_id_key" ON "play_matches"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "play_matches_run_id_workspace_id_key" ON "play_matches"("run_id", "workspace_id");

-- CreateIndex
CREATE INDEX "play_standings_contact_id_idx" ON "play_standings"("contact_id");

-- CreateIndex
CREATE INDEX "runs_play_id_started_at_idx" ON "runs"("play_id", "started_at");

-- AddForeignKey
ALTER TABLE "plays" ADD CONSTRAINT "plays_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play_versions" ADD CONSTRAINT "play_versions_play_id_workspace_id_fkey" FOREIGN KEY ("play_id", "workspace_id") REFERENCES "plays"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play_matches" ADD CONSTRAINT "play_matches_play_id_workspace_id_fkey" FOREIGN KEY ("play_id", "workspace_id") REFERENCES "plays"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play_matches" ADD CONSTRAINT "play_matches_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play_matches" ADD CONSTRAINT "play_matches_run_id_workspace_id_fkey" FOREIGN KEY ("run_id", "workspace_id") REFERENCES "runs"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play_standings" ADD CONSTRAINT "play_standings_play_id_workspace_id_fkey" FOREIGN KEY ("play_id", "workspace_id") REFERENCES "plays"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "play_standings" ADD CONSTRAINT "play_standings_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "runs" ADD CONSTRAINT "runs_play_id_workspace_id_fkey" FOREIGN KEY ("play_id", "workspace_id") REFERENCES "plays"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A signal leads to one run by itself and to one for each play; only a person makes another one of it.
DROP INDEX runs_one_per_signal;
CREATE UNIQUE INDEX runs_one_per_signal ON runs (signal_id, workspace_id, coalesce(play_id, '')) WHERE rerun_of_id IS NULL;

ALTER TABLE runs
  ADD CONSTRAINT play_with_version CHECK ((play_id IS NULL) = (play_version IS NULL));
ALTER TABLE plays
  ADD CONSTRAINT versions_count_from_one CHECK (version >= 1),
  -- What goes live was tried as it is.
  ADD CONSTRAINT live_as_tried CHECK (status <> 'live' OR tried_version = version);

-- What a past match is explained by stays as it was.
CREATE TRIGGER play_versions_append_only BEFORE UPDATE OR DELETE ON play_versions FOR EACH ROW EXECUTE FUNCTION refuse_change();
