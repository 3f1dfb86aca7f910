-- AlterEnum
ALTER TYPE "contact_channel" ADD VALUE 'in_product';
