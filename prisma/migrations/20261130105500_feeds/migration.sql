-- CreateTable
CREATE TABLE "feed_states" (
    "source_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "state" JSONB,
    "seen" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "next_poll_at" TIMESTAMPTZ(3),
    "last_poll_at" TIMESTAMPTZ(3),
    "last_result" JSONB,
    "last_problem" JSONB,

    CONSTRAINT "feed_states_pkey" PRIMARY KEY ("source_id")
);

-- CreateIndex
CREATE INDEX "feed_states_next_poll_at_idx" ON "feed_states"("next_poll_at");

-- CreateIndex
CREATE UNIQUE INDEX "feed_states_source_id_workspace_id_key" ON "feed_states"("source_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "feed_states" ADD CONSTRAINT "feed_states_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
