-- AlterTable
ALTER TABLE "practice_campaigns" ADD COLUMN "excluded" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "practice_term_days" (
    "workspace_id" TEXT NOT NULL,
    "campaign_external_id" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "spend_micros" BIGINT NOT NULL,
    "clicks" INTEGER NOT NULL,
    "known" INTEGER[],

    CONSTRAINT "practice_term_days_pkey" PRIMARY KEY ("workspace_id","campaign_external_id","term","day")
);

-- CreateTable
CREATE TABLE "campaign_term_days" (
    "workspace_id" TEXT NOT NULL,
    "campaign_id" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "spend_micros" BIGINT NOT NULL,
    "clicks" INTEGER NOT NULL,
    "conversions" INTEGER NOT NULL,
    "reports" JSONB NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_term_days_pkey" PRIMARY KEY ("campaign_id","term","day")
);

-- CreateIndex
CREATE INDEX "practice_term_days_workspace_id_day_idx" ON "practice_term_days"("workspace_id", "day");

-- CreateIndex
CREATE INDEX "campaign_term_days_workspace_id_day_idx" ON "campaign_term_days"("workspace_id", "day");

-- AddForeignKey
ALTER TABLE "campaign_term_days" ADD CONSTRAINT "campaign_term_days_campaign_id_workspace_id_fkey" FOREIGN KEY ("campaign_id", "workspace_id") REFERENCES "campaigns"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Nothing is spent or won backwards.
ALTER TABLE "campaign_term_days" ADD CONSTRAINT "campaign_term_days_not_negative" CHECK ("spend_micros" >= 0 AND "clicks" >= 0 AND "conversions" >= 0);
