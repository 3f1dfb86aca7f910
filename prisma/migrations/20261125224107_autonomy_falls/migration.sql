-- AlterTable
ALTER TABLE "autonomy_settings" ALTER COLUMN "set_by_id" DROP NOT NULL;
