-- AlterEnum
ALTER TYPE "notification_reason" ADD VALUE 'record_checked';
