-- CreateTable
CREATE TABLE "audit_logs" (
    "workspace_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "audit_logs_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "audit_pending" (
    "position" BIGSERIAL NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "entry_id" TEXT NOT NULL,

    CONSTRAINT "audit_pending_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "audit_leaves" (
    "workspace_id" TEXT NOT NULL,
    "index" BIGINT NOT NULL,
    "entry_id" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_leaves_pkey" PRIMARY KEY ("workspace_id","index")
);

-- CreateTable
CREATE TABLE "audit_tiles" (
    "workspace_id" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "index" BIGINT NOT NULL,
    "hashes" BYTEA NOT NULL,

    CONSTRAINT "audit_tiles_pkey" PRIMARY KEY ("workspace_id","level","index")
);

-- CreateTable
CREATE TABLE "audit_checkpoints" (
    "workspace_id" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "root" BYTEA NOT NULL,
    "note" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_checkpoints_pkey" PRIMARY KEY ("workspace_id","size")
);

-- CreateTable
CREATE TABLE "audit_log_keys" (
    "workspace_id" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_log_keys_pkey" PRIMARY KEY ("workspace_id","line")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_logs_origin_key" ON "audit_logs"("origin");

-- CreateIndex
CREATE INDEX "audit_pending_workspace_id_position_idx" ON "audit_pending"("workspace_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "audit_leaves_entry_id_workspace_id_key" ON "audit_leaves"("entry_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "audit_logs" ADD CONSTRAINT "audit_logs_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_leaves" ADD CONSTRAINT "audit_leaves_entry_id_workspace_id_fkey" FOREIGN KEY ("entry_id", "workspace_id") REFERENCES "audit_entries"("id", "workspace_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE audit_logs ADD CONSTRAINT audit_logs_size CHECK (size >= 0);
ALTER TABLE audit_leaves ADD CONSTRAINT audit_leaves_hash CHECK (index >= 0 AND octet_length(hash) = 32);
ALTER TABLE audit_tiles ADD CONSTRAINT audit_tiles_hashes
  CHECK (level >= 0 AND index >= 0 AND octet_length(hashes) BETWEEN 32 AND 8192 AND octet_length(hashes) % 32 = 0);
ALTER TABLE audit_checkpoints ADD CONSTRAINT audit_checkpoints_root CHECK (size > 0 AND octet_length(root) = 32);

-- What is sealed stays as it is.
CREATE TRIGGER audit_leaves_append_only BEFORE UPDATE OR DELETE ON audit_leaves FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_leaves_no_truncate BEFORE TRUNCATE ON audit_leaves FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoints_append_only BEFORE UPDATE OR DELETE ON audit_checkpoints FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoints_no_truncate BEFORE TRUNCATE ON audit_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_log_keys_append_only BEFORE UPDATE OR DELETE ON audit_log_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_log_keys_no_truncate BEFORE TRUNCATE ON audit_log_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_shorter_log() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW.origin <> OLD.origin OR NEW.size < OLD.size THEN
    RAISE EXCEPTION 'a log keeps its name and never gets shorter' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_logs_only_grow BEFORE UPDATE OR DELETE ON audit_logs FOR EACH ROW EXECUTE FUNCTION refuse_shorter_log();

-- Every entry waits for its place from the moment it is written. Only what has its place may leave: nothing is dropped.
CREATE FUNCTION queue_for_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_pending (workspace_id, entry_id) SELECT workspace_id, id FROM added ORDER BY id;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_entries_to_seal AFTER INSERT ON audit_entries REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION queue_for_seal();
CREATE FUNCTION refuse_unsealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM gone LEFT JOIN audit_leaves leaf ON leaf.entry_id = gone.entry_id AND leaf.workspace_id = gone.workspace_id
    WHERE leaf.entry_id IS NULL
  ) THEN
    RAISE EXCEPTION 'an entry leaves the queue only with its place in the log' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit_pending_only_sealed AFTER DELETE ON audit_pending REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_unsealed();
CREATE TRIGGER audit_pending_stays BEFORE UPDATE ON audit_pending FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_pending_no_truncate BEFORE TRUNCATE ON audit_pending FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

INSERT INTO audit_pending (workspace_id, entry_id) SELECT workspace_id, id FROM audit_entries ORDER BY id;
