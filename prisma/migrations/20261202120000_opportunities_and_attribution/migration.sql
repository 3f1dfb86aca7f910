-- CreateEnum
CREATE TYPE "opportunity_kind" AS ENUM ('new_business', 'expansion', 'renewal');

-- CreateEnum
CREATE TYPE "opportunity_status" AS ENUM ('open', 'won', 'lost');

-- CreateTable
CREATE TABLE "opportunities" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "kind" "opportunity_kind" NOT NULL,
    "status" "opportunity_status" NOT NULL,
    "stage" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "opportunities_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opportunity_steps" (
    "workspace_id" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "record_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "stage" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "opportunity_status" NOT NULL,

    CONSTRAINT "opportunity_steps_pkey" PRIMARY KEY ("workspace_id","platform","record_id","at","stage")
);

-- CreateTable
CREATE TABLE "attribution_credits" (
    "workspace_id" TEXT NOT NULL,
    "opportunity_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "play_id" TEXT NOT NULL,
    "touches" INTEGER NOT NULL,
    "influences" BOOLEAN NOT NULL,
    "first_micros" BIGINT NOT NULL,
    "last_micros" BIGINT NOT NULL,
    "position_micros" BIGINT NOT NULL,
    "data_driven_micros" BIGINT NOT NULL,

    CONSTRAINT "attribution_credits_pkey" PRIMARY KEY ("opportunity_id","channel","agent_id","play_id")
);

-- CreateTable
CREATE TABLE "attribution_looks" (
    "workspace_id" TEXT NOT NULL,
    "looked_at" TIMESTAMPTZ(3) NOT NULL,
    "won" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "touches" INTEGER NOT NULL,

    CONSTRAINT "attribution_looks_pkey" PRIMARY KEY ("workspace_id")
);

-- CreateTable
CREATE TABLE "attribution_cells" (
    "workspace_id" TEXT NOT NULL,
    "period_days" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "channel" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,
    "play_id" TEXT NOT NULL,
    "first_micros" BIGINT NOT NULL,
    "last_micros" BIGINT NOT NULL,
    "position_micros" BIGINT NOT NULL,
    "data_driven_micros" BIGINT NOT NULL,
    "first_draws" REAL[],
    "last_draws" REAL[],
    "position_draws" REAL[],
    "data_driven_draws" REAL[],

    CONSTRAINT "attribution_cells_pkey" PRIMARY KEY ("workspace_id","period_days","currency","channel","agent_id","play_id")
);

-- CreateTable
CREATE TABLE "practice_deals" (
    "workspace_id" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "account_external_id" TEXT NOT NULL,
    "kind" "opportunity_kind" NOT NULL,
    "stage" TEXT NOT NULL,
    "amount_micros" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "practice_deals_pkey" PRIMARY KEY ("workspace_id","external_id")
);

-- CreateIndex
CREATE INDEX "opportunities_workspace_id_status_closed_at_idx" ON "opportunities"("workspace_id", "status", "closed_at");

-- CreateIndex
CREATE INDEX "opportunities_workspace_id_account_id_closed_at_idx" ON "opportunities"("workspace_id", "account_id", "closed_at");

-- CreateIndex
CREATE UNIQUE INDEX "opportunities_id_workspace_id_key" ON "opportunities"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "opportunities_workspace_id_platform_record_id_key" ON "opportunities"("workspace_id", "platform", "record_id");

-- CreateIndex
CREATE INDEX "attribution_credits_workspace_id_channel_idx" ON "attribution_credits"("workspace_id", "channel");

-- CreateIndex
CREATE INDEX "practice_deals_workspace_id_updated_at_idx" ON "practice_deals"("workspace_id", "updated_at");

-- AddForeignKey
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "opportunity_steps" ADD CONSTRAINT "opportunity_steps_workspace_id_platform_record_id_fkey" FOREIGN KEY ("workspace_id", "platform", "record_id") REFERENCES "opportunities"("workspace_id", "platform", "record_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attribution_credits" ADD CONSTRAINT "attribution_credits_opportunity_id_workspace_id_fkey" FOREIGN KEY ("opportunity_id", "workspace_id") REFERENCES "opportunities"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attribution_looks" ADD CONSTRAINT "attribution_looks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attribution_cells" ADD CONSTRAINT "attribution_cells_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "attribution_looks"("workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE opportunities
  ADD CONSTRAINT closed_where_decided CHECK ((status = 'open') = (closed_at IS NULL)),
  ADD CONSTRAINT closed_after_opened CHECK (closed_at >= opened_at),
  ADD CONSTRAINT amount_not_negative CHECK (amount_micros >= 0);
CREATE TRIGGER opportunity_steps_append_only BEFORE UPDATE ON opportunity_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- What no channel is given is nobody's.
ALTER TABLE attribution_credits
  ADD CONSTRAINT credit_not_negative CHECK (
    touches >= 0 AND first_micros >= 0 AND last_micros >= 0 AND position_micros >= 0 AND data_driven_micros >= 0),
  ADD CONSTRAINT no_channel_no_actor CHECK (channel <> 'none' OR (agent_id = '' AND play_id = '' AND touches = 0 AND NOT influences));
