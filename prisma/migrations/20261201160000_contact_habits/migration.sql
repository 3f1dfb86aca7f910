-- CreateTable
CREATE TABLE "contact_habits" (
    "workspace_id" TEXT NOT NULL,
    "send_times" JSONB NOT NULL,
    "frequency" JSONB NOT NULL,
    "learnt_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_habits_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "step_timings" (
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "sequence_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "basis" JSONB NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "step_timings_pkey" PRIMARY KEY ("contact_id","sequence_id","step","due_at")
);

-- CreateIndex
CREATE INDEX "step_timings_workspace_id_send_at_idx" ON "step_timings"("workspace_id", "send_at");

-- AddForeignKey
ALTER TABLE "contact_habits" ADD CONSTRAINT "contact_habits_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "step_timings" ADD CONSTRAINT "step_timings_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A message never goes out before it is due.
ALTER TABLE "step_timings" ADD CONSTRAINT "step_timings_not_before_due" CHECK ("send_at" >= "due_at" AND "step" >= 0);
