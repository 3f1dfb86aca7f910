-- AlterTable
ALTER TABLE "signals" ADD COLUMN     "quality_parts" JSONB;
