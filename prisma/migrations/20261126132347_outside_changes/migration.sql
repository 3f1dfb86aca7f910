-- AlterTable
ALTER TABLE "executions" ADD COLUMN     "looked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "outside_changes" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "action_id" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "state" JSONB NOT NULL,
    "changed_by" TEXT,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outside_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "outside_changes_action_id_noticed_at_idx" ON "outside_changes"("action_id", "noticed_at");

-- CreateIndex
CREATE INDEX "outside_changes_workspace_id_noticed_at_idx" ON "outside_changes"("workspace_id", "noticed_at");

-- CreateIndex
CREATE UNIQUE INDEX "outside_changes_id_workspace_id_key" ON "outside_changes"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "outside_changes" ADD CONSTRAINT "outside_changes_action_id_workspace_id_fkey" FOREIGN KEY ("action_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
