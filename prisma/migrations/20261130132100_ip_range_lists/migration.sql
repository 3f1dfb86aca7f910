-- CreateTable
CREATE TABLE "ip_range_lists" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "ranges" INTEGER NOT NULL,
    "packed" BYTEA NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" TEXT NOT NULL,

    CONSTRAINT "ip_range_lists_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ip_range_lists_id_workspace_id_key" ON "ip_range_lists"("id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "ip_range_lists_workspace_id_name_key" ON "ip_range_lists"("workspace_id", "name");

-- AddForeignKey
ALTER TABLE "ip_range_lists" ADD CONSTRAINT "ip_range_lists_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;
