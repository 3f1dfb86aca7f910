-- CreateEnum
CREATE TYPE "fact_origin" AS ENUM ('agent', 'message', 'person');

-- CreateEnum
CREATE TYPE "fact_source_type" AS ENUM ('run', 'signal', 'reply', 'person');

-- CreateTable
CREATE TABLE "learnt_facts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT,
    "account_id" TEXT,
    "type" TEXT NOT NULL,
    "content" JSONB,
    "origin" "fact_origin" NOT NULL,
    "taint" "model_taint" NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "source_type" "fact_source_type" NOT NULL,
    "source_id" TEXT NOT NULL,
    "learnt_by_type" TEXT NOT NULL,
    "learnt_by_id" TEXT NOT NULL,
    "once_key" TEXT,
    "forgotten_at" TIMESTAMPTZ(3),
    "forgotten_by_id" TEXT,

    CONSTRAINT "learnt_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memory_looks" (
    "workspace_id" TEXT NOT NULL,
    "signals_at" TIMESTAMPTZ(3) NOT NULL,
    "signal_id" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "memory_looks_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "learnt_facts_id_workspace_id_key" ON "learnt_facts"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "learnt_facts_workspace_id_once_key_key" ON "learnt_facts"("workspace_id", "once_key");

-- CreateIndex
CREATE INDEX "learnt_facts_contact_id_recorded_at_idx" ON "learnt_facts"("contact_id", "recorded_at");

-- CreateIndex
CREATE INDEX "learnt_facts_account_id_recorded_at_idx" ON "learnt_facts"("account_id", "recorded_at");

-- AddForeignKey
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "memory_looks" ADD CONSTRAINT "memory_looks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A fact is of one person or of one company, and is never of later than when it was learnt. The words of somebody outside stay tainted;
-- what a person of ours says is theirs, and not an agent's.
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_of_one_subject" CHECK (("contact_id" IS NULL) <> ("account_id" IS NULL));
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_in_bounds" CHECK ("confidence" BETWEEN 0 AND 1 AND "observed_at" <= "recorded_at");
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_taint_stays" CHECK ("origin" <> 'message' OR "taint" = 'outside');
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_said_by_a_person" CHECK ("origin" <> 'person' OR ("learnt_by_type" = 'person' AND "source_type" = 'person'));
-- Forgotten, nothing of its value is left.
ALTER TABLE "learnt_facts" ADD CONSTRAINT "learnt_facts_forgotten_holds_nothing" CHECK ("forgotten_at" IS NULL OR "content" IS NULL);

-- A fact is never rewritten: it may move to the company that its own turned out to be, and be forgotten.
CREATE FUNCTION "learnt_fact_stays"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.workspace_id, NEW.contact_id, NEW.type, NEW.origin, NEW.taint, NEW.confidence, NEW.observed_at, NEW.recorded_at, NEW.source_type, NEW.source_id, NEW.learnt_by_type, NEW.learnt_by_id)
     IS DISTINCT FROM
     (OLD.id, OLD.workspace_id, OLD.contact_id, OLD.type, OLD.origin, OLD.taint, OLD.confidence, OLD.observed_at, OLD.recorded_at, OLD.source_type, OLD.source_id, OLD.learnt_by_type, OLD.learnt_by_id)
     OR (NEW.content IS DISTINCT FROM OLD.content AND NEW.forgotten_at IS NULL)
     OR (OLD.forgotten_at IS NOT NULL AND NEW.forgotten_at IS DISTINCT FROM OLD.forgotten_at)
  THEN
    RAISE EXCEPTION 'A learnt fact stays as it was learnt: learn another, or forget it.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "learnt_fact_stays" BEFORE UPDATE ON "learnt_facts" FOR EACH ROW EXECUTE FUNCTION "learnt_fact_stays"();
