-- AlterTable
ALTER TABLE "executions" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 1;
