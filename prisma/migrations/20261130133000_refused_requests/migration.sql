-- CreateTable
CREATE TABLE "source_refusals" (
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "is_proven" BOOLEAN NOT NULL,
    "requests" INTEGER NOT NULL,
    "bodies" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "source_refusals_pkey" PRIMARY KEY ("source_id","day","is_proven")
);

-- AddForeignKey
ALTER TABLE "source_refusals" ADD CONSTRAINT "source_refusals_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What was refused is no change on record: whoever looks at what arrived sees it come all the same.
CREATE FUNCTION tell_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('mandate_changes', json_build_object('w', workspace_id, 't', 'deliveries')::text)
    FROM (SELECT DISTINCT workspace_id FROM changed) changes;
  RETURN NULL;
END $$;
CREATE TRIGGER deliveries_tell_of_new AFTER INSERT ON deliveries REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_delivery();
CREATE TRIGGER deliveries_tell_of_change AFTER UPDATE ON deliveries REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_delivery();
