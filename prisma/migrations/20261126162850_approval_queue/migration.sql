-- What waits already stands by its deadline, with nothing known about what hangs on it.
ALTER TABLE "approvals" ADD COLUMN "queue_at" TIMESTAMPTZ(3);
UPDATE "approvals" SET "queue_at" = date_bin('15 minutes', "deadline_at", TIMESTAMPTZ '1970-01-01 00:00:00+00') + INTERVAL '999 milliseconds';
ALTER TABLE "approvals" ALTER COLUMN "queue_at" SET NOT NULL;

-- CreateIndex
CREATE INDEX "approvals_workspace_id_status_queue_at_idx" ON "approvals"("workspace_id", "status", "queue_at");
