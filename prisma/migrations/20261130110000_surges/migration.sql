-- CreateEnum
CREATE TYPE "surge_status" AS ENUM ('open', 'dismissed', 'acted');

-- CreateTable
CREATE TABLE "surges" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "window_from" DATE NOT NULL,
    "window_to" DATE NOT NULL,
    "people" INTEGER NOT NULL,
    "topics" TEXT[],
    "roles" TEXT[],
    "expected" DOUBLE PRECISION NOT NULL,
    "observed" DOUBLE PRECISION NOT NULL,
    "p_value" DOUBLE PRECISION NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "why" JSONB NOT NULL,
    "fired_at" TIMESTAMPTZ(3) NOT NULL,
    "status" "surge_status" NOT NULL DEFAULT 'open',
    "reason" TEXT,
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "surges_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "buying_roles" (
    "contact_id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "confirmed_by_id" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "buying_roles_pkey" PRIMARY KEY ("contact_id")
);

-- CreateIndex
CREATE INDEX "surges_workspace_id_status_fired_at_idx" ON "surges"("workspace_id", "status", "fired_at");

-- CreateIndex
CREATE INDEX "surges_workspace_id_account_id_fired_at_idx" ON "surges"("workspace_id", "account_id", "fired_at");

-- CreateIndex
CREATE UNIQUE INDEX "surges_id_workspace_id_key" ON "surges"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "surges_account_id_window_to_key" ON "surges"("account_id", "window_to");

-- CreateIndex
CREATE UNIQUE INDEX "buying_roles_contact_id_workspace_id_key" ON "buying_roles"("contact_id", "workspace_id");

-- AddForeignKey
ALTER TABLE "surges" ADD CONSTRAINT "surges_account_id_workspace_id_fkey" FOREIGN KEY ("account_id", "workspace_id") REFERENCES "accounts"("id", "workspace_id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "buying_roles" ADD CONSTRAINT "buying_roles_contact_id_workspace_id_fkey" FOREIGN KEY ("contact_id", "workspace_id") REFERENCES "contacts"("id", "workspace_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
