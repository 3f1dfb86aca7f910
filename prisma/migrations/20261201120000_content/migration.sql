-- CreateTable
CREATE TABLE "landing_pages" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" JSONB NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "landing_pages_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "landing_page_days" (
    "workspace_id" TEXT NOT NULL,
    "page_id" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "variant_key" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "shown" INTEGER NOT NULL,
    "won" INTEGER NOT NULL,
    "bounced" INTEGER NOT NULL,
    "complained" INTEGER NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "landing_page_days_pkey" PRIMARY KEY ("page_id","segment","variant_key","day")
);

-- CreateTable
CREATE TABLE "approved_facts" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "source_title" TEXT NOT NULL,
    "source_url" TEXT,
    "valid_until" DATE,
    "industries" TEXT[],
    "roles" TEXT[],
    "approved_by_id" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by_id" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_why" TEXT,

    CONSTRAINT "approved_facts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_pages" (
    "workspace_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "splits" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_pages_pkey" PRIMARY KEY ("workspace_id","external_id")
);

-- CreateTable
CREATE TABLE "practice_page_variants" (
    "workspace_id" TEXT NOT NULL,
    "page_external_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "headline" TEXT,
    "text" TEXT,
    "button" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_page_variants_pkey" PRIMARY KEY ("workspace_id","page_external_id","key")
);

-- CreateTable
CREATE TABLE "practice_page_days" (
    "workspace_id" TEXT NOT NULL,
    "page_external_id" TEXT NOT NULL,
    "segment" TEXT NOT NULL,
    "variant_key" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "shown" INTEGER NOT NULL,
    "won" INTEGER NOT NULL,
    "bounced" INTEGER NOT NULL,
    "complained" INTEGER NOT NULL,

    CONSTRAINT "practice_page_days_pkey" PRIMARY KEY ("workspace_id","page_external_id","segment","variant_key","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "landing_pages_id_workspace_id_key" ON "landing_pages"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "landing_pages_workspace_id_connection_id_external_id_key" ON "landing_pages"("workspace_id", "connection_id", "external_id");

-- CreateIndex
CREATE INDEX "landing_page_days_workspace_id_day_idx" ON "landing_page_days"("workspace_id", "day");

-- CreateIndex
CREATE INDEX "approved_facts_workspace_id_withdrawn_at_approved_at_idx" ON "approved_facts"("workspace_id", "withdrawn_at", "approved_at");

-- CreateIndex
CREATE UNIQUE INDEX "approved_facts_id_workspace_id_key" ON "approved_facts"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "practice_page_days_workspace_id_day_idx" ON "practice_page_days"("workspace_id", "day");

-- AddForeignKey
ALTER TABLE "landing_pages" ADD CONSTRAINT "landing_pages_connection_id_workspace_id_fkey" FOREIGN KEY ("connection_id", "workspace_id") REFERENCES "connections"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "landing_page_days" ADD CONSTRAINT "landing_page_days_page_id_workspace_id_fkey" FOREIGN KEY ("page_id", "workspace_id") REFERENCES "landing_pages"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approved_facts" ADD CONSTRAINT "approved_facts_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "practice_page_variants" ADD CONSTRAINT "practice_page_variants_workspace_id_page_external_id_fkey" FOREIGN KEY ("workspace_id", "page_external_id") REFERENCES "practice_pages"("workspace_id", "external_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was counted fits together.
ALTER TABLE "landing_page_days"
  ADD CONSTRAINT counts_fit CHECK (shown >= 0 AND won BETWEEN 0 AND shown AND bounced BETWEEN 0 AND shown AND complained BETWEEN 0 AND shown);
ALTER TABLE "practice_page_days"
  ADD CONSTRAINT counts_fit CHECK (shown >= 0 AND won BETWEEN 0 AND shown AND bounced BETWEEN 0 AND shown AND complained BETWEEN 0 AND shown);
-- The words of a variant are all there, or it is not on the page.
ALTER TABLE "practice_page_variants"
  ADD CONSTRAINT words_whole CHECK ((headline IS NULL) = (text IS NULL) AND (headline IS NULL) = (button IS NULL));
ALTER TABLE "approved_facts"
  ADD CONSTRAINT withdrawn_by_somebody CHECK ((withdrawn_at IS NULL) = (withdrawn_by_id IS NULL) AND (withdrawn_at IS NULL) = (withdrawn_why IS NULL));

-- What somebody approved stays as it was approved: pages cite it by its id. It can be withdrawn, once.
CREATE FUNCTION keep_approved_fact() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.workspace_id, NEW.text, NEW.source_title, NEW.source_url, NEW.valid_until, NEW.industries, NEW.roles, NEW.approved_by_id, NEW.approved_at)
    IS DISTINCT FROM (OLD.id, OLD.workspace_id, OLD.text, OLD.source_title, OLD.source_url, OLD.valid_until, OLD.industries, OLD.roles, OLD.approved_by_id, OLD.approved_at)
    OR OLD.withdrawn_at IS NOT NULL
  THEN
    RAISE EXCEPTION 'an approved fact does not change: withdraw it and approve another one';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER approved_facts_stay BEFORE UPDATE ON approved_facts FOR EACH ROW EXECUTE FUNCTION keep_approved_fact();

-- A surge leads to a run about its company beside those about its people: one of each by itself and for each play.
DROP INDEX runs_one_per_signal;
CREATE UNIQUE INDEX runs_one_per_signal ON runs (signal_id, workspace_id, coalesce(play_id, ''), (subject_type = 'account')) WHERE rerun_of_id IS NULL;
