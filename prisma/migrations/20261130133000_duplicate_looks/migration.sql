-- CreateTable
CREATE TABLE "duplicate_looks" (
    "workspace_id" TEXT NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" TEXT,
    "examined" INTEGER NOT NULL,
    "suggested" INTEGER NOT NULL,
    "compared_at" TIMESTAMPTZ(3),
    "compared_id" TEXT,

    CONSTRAINT "duplicate_looks_pkey" PRIMARY KEY ("workspace_id")
);

-- AddForeignKey
ALTER TABLE "duplicate_looks" ADD CONSTRAINT "duplicate_looks_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
