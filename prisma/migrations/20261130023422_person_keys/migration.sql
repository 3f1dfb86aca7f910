-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "email_hash" TEXT,
ADD COLUMN     "erased_at" TIMESTAMPTZ(3),
ADD COLUMN     "search_tokens" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "person_keys" (
    "contact_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "wrapped" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_keys_pkey" PRIMARY KEY ("contact_id")
);

-- CreateTable
CREATE TABLE "platform_erasures" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "external_id" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "platform_erasures_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_keys_workspace_id_destroyed_at_idx" ON "person_keys"("workspace_id", "destroyed_at");

-- CreateIndex
CREATE UNIQUE INDEX "person_keys_contact_id_workspace_id_key" ON "person_keys"("contact_id", "workspace_id");

-- CreateIndex
CREATE INDEX "platform_erasures_contact_id_idx" ON "platform_erasures"("contact_id");

-- CreateIndex
CREATE INDEX "platform_erasures_done_at_requested_at_idx" ON "platform_erasures"("done_at", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "platform_erasures_id_workspace_id_key" ON "platform_erasures"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_email_hash_idx" ON "contacts"("workspace_id", "email_hash");

-- CreateIndex
CREATE INDEX "contacts_search_tokens_idx" ON "contacts" USING GIN ("search_tokens");

-- AddForeignKey
ALTER TABLE "platform_erasures" ADD CONSTRAINT "platform_erasures_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "platform_erasures" ADD CONSTRAINT "platform_erasures_connection_id_workspace_id_fkey" FOREIGN KEY ("connection_id", "workspace_id") REFERENCES "connections"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A key that was destroyed never comes back, and an erased person stays erased.
ALTER TABLE person_keys ADD CONSTRAINT destroyed_or_there CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL));
CREATE FUNCTION refuse_revived_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.destroyed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the key of a person is destroyed once and stays so' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_keys_stay_destroyed BEFORE UPDATE OR DELETE ON person_keys FOR EACH ROW EXECUTE FUNCTION refuse_revived_key();
CREATE TRIGGER person_keys_no_truncate BEFORE TRUNCATE ON person_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE contacts ADD CONSTRAINT erased_holds_nothing CHECK (erased_at IS NULL OR (
  email IS NULL AND name IS NULL AND title IS NULL AND phone IS NULL AND region IS NULL AND language IS NULL AND country_code IS NULL
  AND time_zone IS NULL AND email_hash IS NULL AND search_tokens = '{}' AND traits = '{}'::jsonb AND external_id = 'erased:' || id));

-- The state of an audience has a field for each member, by the platform's id: an erased one loses it, and what it held stays.
CREATE FUNCTION rename_member(state jsonb, was text, becomes text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN state IS NOT NULL AND jsonb_exists(state, was) THEN (state - was) || jsonb_build_object(becomes, state->was) ELSE state END
$$;

-- What an older version left in plain, to be sealed at the next start; empty from then on.
CREATE INDEX contacts_in_plain ON contacts (id) WHERE erased_at IS NULL AND (
  email NOT LIKE 'sealed:%' OR name NOT LIKE 'sealed:%' OR title NOT LIKE 'sealed:%' OR phone NOT LIKE 'sealed:%'
  OR (jsonb_typeof(traits) = 'object' AND traits <> '{}'::jsonb));
CREATE INDEX signals_in_plain ON signals (id) WHERE contact_id IS NOT NULL AND jsonb_typeof(payload->'traits') = 'object' AND payload->'traits' <> '{}'::jsonb;
