-- AlterTable
ALTER TABLE "source_hours" ADD COLUMN     "last_at" TIMESTAMPTZ(3);
