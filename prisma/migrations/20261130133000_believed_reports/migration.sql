-- AlterTable
ALTER TABLE "sources" ADD COLUMN     "believes_reports" BOOLEAN NOT NULL DEFAULT true;
