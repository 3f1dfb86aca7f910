-- AlterTable
ALTER TABLE "distress_signals" ADD COLUMN "heard_as" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "distress_signals_workspace_id_heard_as_key" ON "distress_signals"("workspace_id", "heard_as");
