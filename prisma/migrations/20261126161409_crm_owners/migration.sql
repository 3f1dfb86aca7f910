-- AlterTable
ALTER TABLE "memberships" ADD COLUMN     "crm_owner_id" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "memberships_workspace_id_crm_owner_id_key" ON "memberships"("workspace_id", "crm_owner_id");
