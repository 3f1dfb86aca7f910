-- CreateTable
CREATE TABLE "approval_snoozes" (
    "workspace_id" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_snoozes_pkey" PRIMARY KEY ("approval_id","person_id")
);

-- CreateTable
CREATE TABLE "approval_messages" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "approval_id" TEXT NOT NULL,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_messages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delegations" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "from_id" TEXT NOT NULL,
    "to_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "delegations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approval_messages_approval_id_created_at_idx" ON "approval_messages"("approval_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "approval_messages_id_workspace_id_key" ON "approval_messages"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "delegations_workspace_id_from_id_ends_at_idx" ON "delegations"("workspace_id", "from_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "delegations_id_workspace_id_key" ON "delegations"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "approval_snoozes" ADD CONSTRAINT "approval_snoozes_approval_id_workspace_id_fkey" FOREIGN KEY ("approval_id", "workspace_id") REFERENCES "approvals"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approval_messages" ADD CONSTRAINT "approval_messages_approval_id_workspace_id_fkey" FOREIGN KEY ("approval_id", "workspace_id") REFERENCES "approvals"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- An absence is handed to somebody else, and ends after it begins.
ALTER TABLE delegations ADD CONSTRAINT to_somebody_else CHECK (from_id <> to_id), ADD CONSTRAINT ends_after_it_begins CHECK (starts_at < ends_at);
-- What was said before an answer is part of how it came about.
CREATE TRIGGER approval_messages_append_only BEFORE UPDATE OR DELETE ON approval_messages FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER approval_messages_no_truncate BEFORE TRUNCATE ON approval_messages FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
