-- CreateEnum
CREATE TYPE "contact_link_status" AS ENUM ('suggested', 'linked', 'split');

-- CreateEnum
CREATE TYPE "source_kind" AS ENUM ('tracking', 'cloudevents', 'webhook', 'file', 'feed', 'mail');

-- CreateEnum
CREATE TYPE "on_violation" AS ENUM ('let_through', 'quarantine');

-- CreateEnum
CREATE TYPE "delivery_status" AS ENUM ('accepted', 'partial', 'refused', 'quarantined', 'replayed', 'dropped');

-- CreateEnum
CREATE TYPE "tracked_event_status" AS ENUM ('inferred', 'confirmed', 'blocked');

-- AlterTable
ALTER TABLE "accounts" ADD COLUMN     "facts" JSONB;

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "company_domain_hash" TEXT,
ADD COLUMN     "facts" JSONB,
ADD COLUMN     "own_converted_at" TIMESTAMPTZ(3),
ADD COLUMN     "own_last_signal_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_into_id" TEXT;

-- CreateTable
CREATE TABLE "identities" (
    "workspace_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "value_hash" TEXT NOT NULL,
    "contact_id" TEXT,
    "company_domain_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "identities_pkey" PRIMARY KEY ("workspace_id","type","namespace","value_hash")
);

-- CreateTable
CREATE TABLE "device_links" (
    "workspace_id" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "device_hash" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "device_links_pkey" PRIMARY KEY ("workspace_id","namespace","device_hash","contact_id")
);

-- CreateTable
CREATE TABLE "contact_links" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "contact_a_id" TEXT NOT NULL,
    "contact_b_id" TEXT NOT NULL,
    "status" "contact_link_status" NOT NULL,
    "reason" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_identities" (
    "workspace_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_identities_pkey" PRIMARY KEY ("workspace_id","type","namespace","value")
);

-- CreateTable
CREATE TABLE "engagement_days" (
    "workspace_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "account_id" TEXT,
    "day" DATE NOT NULL,
    "topic" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "engagement_days_pkey" PRIMARY KEY ("contact_id","day","topic")
);

-- CreateTable
CREATE TABLE "topics" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "patterns" JSONB NOT NULL,
    "weight" DOUBLE PRECISION NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "topics_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sources" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "source_kind" NOT NULL,
    "config" JSONB NOT NULL,
    "write_key_hash" TEXT,
    "secret" BYTEA,
    "on_violation" "on_violation" NOT NULL DEFAULT 'let_through',
    "confirmed" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "contradicted" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "learnt_at" TIMESTAMPTZ(3),
    "distrusted_from" TIMESTAMPTZ(3),
    "distrust_reason" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" TEXT NOT NULL,

    CONSTRAINT "sources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "status" "delivery_status" NOT NULL,
    "reason" TEXT,
    "content_type" TEXT,
    "bytes" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "problems" JSONB NOT NULL,
    "body" BYTEA,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" TEXT,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "source_hours" (
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "quarantined" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "violations" INTEGER NOT NULL DEFAULT 0,
    "quality_sum" DOUBLE PRECISION NOT NULL DEFAULT 0,

    CONSTRAINT "source_hours_pkey" PRIMARY KEY ("source_id","hour")
);

-- CreateTable
CREATE TABLE "tracked_events" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "status" "tracked_event_status" NOT NULL DEFAULT 'inferred',
    "properties" JSONB NOT NULL,
    "seen" INTEGER NOT NULL DEFAULT 0,
    "violations" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_by_id" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),

    CONSTRAINT "tracked_events_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "identities_workspace_id_company_domain_hash_idx" ON "identities"("workspace_id", "company_domain_hash");

-- CreateIndex
CREATE INDEX "identities_contact_id_idx" ON "identities"("contact_id");

-- CreateIndex
CREATE INDEX "device_links_contact_id_idx" ON "device_links"("contact_id");

-- CreateIndex
CREATE INDEX "contact_links_contact_b_id_idx" ON "contact_links"("contact_b_id");

-- CreateIndex
CREATE INDEX "contact_links_workspace_id_status_created_at_idx" ON "contact_links"("workspace_id", "status", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "contact_links_id_workspace_id_key" ON "contact_links"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_links_workspace_id_contact_a_id_contact_b_id_key" ON "contact_links"("workspace_id", "contact_a_id", "contact_b_id");

-- CreateIndex
CREATE INDEX "account_identities_account_id_idx" ON "account_identities"("account_id");

-- CreateIndex
CREATE INDEX "engagement_days_workspace_id_account_id_day_idx" ON "engagement_days"("workspace_id", "account_id", "day");

-- CreateIndex
CREATE INDEX "engagement_days_workspace_id_day_idx" ON "engagement_days"("workspace_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "topics_id_workspace_id_key" ON "topics"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "topics_workspace_id_name_key" ON "topics"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "sources_write_key_hash_key" ON "sources"("write_key_hash");

-- CreateIndex
CREATE UNIQUE INDEX "sources_id_workspace_id_key" ON "sources"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "sources_workspace_id_name_key" ON "sources"("workspace_id", "name");

-- CreateIndex
CREATE INDEX "deliveries_workspace_id_source_id_received_at_idx" ON "deliveries"("workspace_id", "source_id", "received_at");

-- CreateIndex
CREATE INDEX "deliveries_workspace_id_status_received_at_idx" ON "deliveries"("workspace_id", "status", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_id_workspace_id_key" ON "deliveries"("id", "workspace_id");

-- CreateIndex
CREATE INDEX "source_hours_workspace_id_hour_idx" ON "source_hours"("workspace_id", "hour");

-- CreateIndex
CREATE UNIQUE INDEX "tracked_events_id_workspace_id_key" ON "tracked_events"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "tracked_events_source_id_kind_event_key" ON "tracked_events"("source_id", "kind", "event");

-- CreateIndex
CREATE INDEX "contacts_merged_into_id_idx" ON "contacts"("merged_into_id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_company_domain_hash_idx" ON "contacts"("workspace_id", "company_domain_hash");

-- AddForeignKey
ALTER TABLE "identities" ADD CONSTRAINT "identities_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "device_links" ADD CONSTRAINT "device_links_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_links" ADD CONSTRAINT "contact_links_contact_a_id_workspace_id_fkey" FOREIGN KEY ("contact_a_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact_links" ADD CONSTRAINT "contact_links_contact_b_id_workspace_id_fkey" FOREIGN KEY ("contact_b_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "account_identities" ADD CONSTRAINT "account_identities_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "engagement_days" ADD CONSTRAINT "engagement_days_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_merged_into_id_workspace_id_fkey" FOREIGN KEY ("merged_into_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sources" ADD CONSTRAINT "sources_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "source_hours" ADD CONSTRAINT "source_hours_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tracked_events" ADD CONSTRAINT "tracked_events_source_id_workspace_id_fkey" FOREIGN KEY ("source_id", "workspace_id") REFERENCES "sources"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- A link is of two different profiles, written one way: so that it exists once.
ALTER TABLE contact_links ADD CONSTRAINT link_is_of_two CHECK (contact_a_id < contact_b_id);
-- What a person decided names them.
ALTER TABLE contact_links ADD CONSTRAINT split_names_its_person CHECK (status <> 'split' OR decided_by_id IS NOT NULL);
-- A profile stands for others or has one that stands for it.
ALTER TABLE contacts ADD CONSTRAINT not_merged_into_itself CHECK (merged_into_id IS NULL OR merged_into_id <> id);
