-- AlterEnum
ALTER TYPE "notification_reason" ADD VALUE 'alarm';

-- AlterTable
ALTER TABLE "notifications" ADD COLUMN "alarm_id" TEXT;
