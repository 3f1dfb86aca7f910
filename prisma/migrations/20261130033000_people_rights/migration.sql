-- CreateEnum
CREATE TYPE "rights_request_kind" AS ENUM ('access', 'correction', 'erasure', 'restriction', 'objection', 'portability');

-- CreateEnum
CREATE TYPE "rights_request_status" AS ENUM ('received', 'confirmed', 'in_progress', 'fulfilled', 'refused', 'withdrawn');

-- CreateEnum
CREATE TYPE "rights_request_origin" AS ENUM ('console', 'api', 'self_service');

-- CreateEnum
CREATE TYPE "processing_limit_kind" AS ENUM ('restriction', 'objection');

-- AlterEnum
ALTER TYPE "suppression_reason" ADD VALUE 'objection';

-- CreateTable
CREATE TABLE "rights_requests" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "kind" "rights_request_kind" NOT NULL,
    "status" "rights_request_status" NOT NULL,
    "came_by" "rights_request_origin" NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "extended_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "identity_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "handled_by_id" TEXT,
    "content" JSONB,

    CONSTRAINT "rights_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "processing_limits" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "kind" "processing_limit_kind" NOT NULL,
    "request_id" TEXT,
    "set_by_id" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "lifted_by_id" TEXT,
    "lifted_at" TIMESTAMPTZ(3),
    "content" JSONB,

    CONSTRAINT "processing_limits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_corrections" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "request_id" TEXT,
    "corrected_by_id" TEXT NOT NULL,
    "corrected_at" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB,

    CONSTRAINT "contact_corrections_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "self_service_links" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by_id" TEXT,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "self_service_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rights_requests_workspace_id_status_due_at_idx" ON "rights_requests"("workspace_id", "status", "due_at");

-- CreateIndex
CREATE INDEX "rights_requests_workspace_id_due_at_idx" ON "rights_requests"("workspace_id", "due_at");

-- CreateIndex
CREATE INDEX "rights_requests_contact_id_received_at_idx" ON "rights_requests"("contact_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "rights_requests_id_workspace_id_key" ON "rights_requests"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "processing_limits_contact_id_set_at_idx" ON "processing_limits"("contact_id", "set_at");

-- CreateIndex
CREATE INDEX "processing_limits_workspace_id_set_at_idx" ON "processing_limits"("workspace_id", "set_at");

-- CreateIndex
CREATE UNIQUE INDEX "processing_limits_id_workspace_id_key" ON "processing_limits"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "contact_corrections_contact_id_field_corrected_at_idx" ON "contact_corrections"("contact_id", "field", "corrected_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_corrections_id_workspace_id_key" ON "contact_corrections"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "self_service_links_code_key" ON "self_service_links"("code");

-- CreateIndex
CREATE INDEX "self_service_links_contact_id_created_at_idx" ON "self_service_links"("contact_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "self_service_links_id_workspace_id_key" ON "self_service_links"("id", "workspace_id");

-- AddForeignKey
ALTER TABLE "rights_requests" ADD CONSTRAINT "rights_requests_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "processing_limits" ADD CONSTRAINT "processing_limits_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_corrections" ADD CONSTRAINT "contact_corrections_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "self_service_links" ADD CONSTRAINT "self_service_links_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A request keeps what it is and moves on only as a whole; of one kind a person has one at a time.
ALTER TABLE rights_requests
  ADD CONSTRAINT due_after_receipt CHECK (due_at > received_at),
  ADD CONSTRAINT closed_when_answered CHECK ((closed_at IS NULL) = (status IN ('received', 'confirmed', 'in_progress'))),
  ADD CONSTRAINT identity_says_how CHECK ((confirmed_at IS NULL) = (identity_by IS NULL)),
  ADD CONSTRAINT identity_comes_first CHECK (status NOT IN ('confirmed', 'in_progress', 'fulfilled') OR confirmed_at IS NOT NULL),
  ADD CONSTRAINT answered_by_somebody CHECK (status NOT IN ('confirmed', 'in_progress', 'fulfilled', 'refused') OR handled_by_id IS NOT NULL);
CREATE UNIQUE INDEX rights_requests_one_open ON rights_requests (contact_id, kind) WHERE status IN ('received', 'confirmed', 'in_progress');
CREATE FUNCTION refuse_changed_rights_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.workspace_id, NEW.contact_id, NEW.kind, NEW.came_by, NEW.received_at)
     IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.contact_id, OLD.kind, OLD.came_by, OLD.received_at)
     OR (OLD.closed_at IS NOT NULL AND (NEW.status, NEW.closed_at, NEW.due_at) IS DISTINCT FROM (OLD.status, OLD.closed_at, OLD.due_at))
     OR (OLD.extended_at IS NOT NULL AND (NEW.extended_at, NEW.due_at) IS DISTINCT FROM (OLD.extended_at, OLD.due_at)) THEN
    RAISE EXCEPTION 'a request stays what it was when it came, and is answered once' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER rights_requests_stay_as_received BEFORE UPDATE ON rights_requests FOR EACH ROW EXECUTE FUNCTION refuse_changed_rights_request();
CREATE TRIGGER rights_requests_stay BEFORE DELETE ON rights_requests FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rights_requests_no_truncate BEFORE TRUNCATE ON rights_requests FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A limit is set and lifted, once each; the next one is a row of its own.
ALTER TABLE processing_limits ADD CONSTRAINT lifted_by_somebody CHECK ((lifted_at IS NULL) = (lifted_by_id IS NULL));
CREATE UNIQUE INDEX processing_limits_one_in_force ON processing_limits (contact_id, kind) WHERE lifted_at IS NULL;
CREATE FUNCTION refuse_changed_limit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.lifted_at IS NOT NULL
     OR (NEW.id, NEW.workspace_id, NEW.contact_id, NEW.kind, NEW.request_id, NEW.set_by_id, NEW.set_at)
        IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.contact_id, OLD.kind, OLD.request_id, OLD.set_by_id, OLD.set_at) THEN
    RAISE EXCEPTION 'a limit is lifted once and never changed' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER processing_limits_stay_as_set BEFORE UPDATE ON processing_limits FOR EACH ROW EXECUTE FUNCTION refuse_changed_limit();
CREATE TRIGGER processing_limits_stay BEFORE DELETE ON processing_limits FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER processing_limits_no_truncate BEFORE TRUNCATE ON processing_limits FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER contact_corrections_append_only BEFORE UPDATE OR DELETE ON contact_corrections FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER contact_corrections_no_truncate BEFORE TRUNCATE ON contact_corrections FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A link is bound to one person, and can only be taken back.
ALTER TABLE self_service_links
  ADD CONSTRAINT ends CHECK (expires_at > created_at),
  ADD CONSTRAINT revoked_by_somebody CHECK ((revoked_at IS NULL) = (revoked_by_id IS NULL));
CREATE FUNCTION refuse_changed_link() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.revoked_at IS NOT NULL
     OR (NEW.id, NEW.workspace_id, NEW.contact_id, NEW.code, NEW.created_by_id, NEW.created_at, NEW.expires_at)
        IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.contact_id, OLD.code, OLD.created_by_id, OLD.created_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'a link can only be taken back' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER self_service_links_stay_as_made BEFORE UPDATE ON self_service_links FOR EACH ROW EXECUTE FUNCTION refuse_changed_link();
CREATE TRIGGER self_service_links_no_truncate BEFORE TRUNCATE ON self_service_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
