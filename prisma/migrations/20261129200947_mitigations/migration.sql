-- AlterTable
ALTER TABLE "actions" ADD COLUMN     "mitigates_id" TEXT;

-- CreateIndex
CREATE INDEX "actions_mitigates_id_workspace_id_idx" ON "actions"("mitigates_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "actions" ADD CONSTRAINT "actions_mitigates_id_workspace_id_fkey" FOREIGN KEY ("mitigates_id", "workspace_id") REFERENCES "actions"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
