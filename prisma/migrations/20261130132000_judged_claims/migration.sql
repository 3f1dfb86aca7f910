-- CreateEnum
CREATE TYPE "claim_judge" AS ENUM ('agreement', 'report', 'person');

-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "told_reliability" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "judged_claims" (
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "borne_out" BOOLEAN NOT NULL,
    "judged_by" "claim_judge" NOT NULL,
    "judged_on" DATE NOT NULL,

    CONSTRAINT "judged_claims_pkey" PRIMARY KEY ("source_id","contact_id","field")
);

-- CreateIndex
CREATE INDEX "judged_claims_source_id_judged_on_idx" ON "judged_claims"("source_id", "judged_on");

-- CreateIndex
CREATE INDEX "judged_claims_contact_id_workspace_id_idx" ON "judged_claims"("contact_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "judged_claims" ADD CONSTRAINT "judged_claims_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "judged_claims" ADD CONSTRAINT "judged_claims_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
