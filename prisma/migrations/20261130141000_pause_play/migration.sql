-- AlterEnum
ALTER TYPE "pause_subject" ADD VALUE 'play';
