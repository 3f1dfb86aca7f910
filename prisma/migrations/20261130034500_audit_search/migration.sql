-- CreateTable
CREATE TABLE "audit_search_chunks" (
    "workspace_id" TEXT NOT NULL,
    "chunk" INTEGER NOT NULL,
    "entries" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "times" BYTEA NOT NULL,

    CONSTRAINT "audit_search_chunks_pkey" PRIMARY KEY ("workspace_id","chunk")
);

-- CreateTable
CREATE TABLE "audit_search_postings" (
    "workspace_id" TEXT NOT NULL,
    "token" TEXT COLLATE "C" NOT NULL,
    "chunk" INTEGER NOT NULL,
    "entries" BYTEA NOT NULL,

    CONSTRAINT "audit_search_postings_pkey" PRIMARY KEY ("workspace_id","token","chunk")
);

ALTER TABLE audit_search_chunks ADD CONSTRAINT audit_search_chunks_entries
  CHECK (chunk >= 0 AND entries BETWEEN 1 AND 8192 AND octet_length(times) = entries * 8);
ALTER TABLE audit_search_postings ADD CONSTRAINT audit_search_postings_entries
  CHECK (chunk >= 0 AND octet_length(entries) BETWEEN 4 AND 1026);
-- The open chunk of a log is written again and again: room for it on its page.
ALTER TABLE audit_search_postings SET (fillfactor = 90);
