-- Accounts by name, and the contacts and signals of one account, without reading all of the workspace's.

-- CreateIndex
CREATE INDEX "accounts_workspace_id_name_id_idx" ON "accounts"("workspace_id", "name", "id");

-- CreateIndex
CREATE INDEX "contacts_workspace_id_account_id_last_signal_at_idx" ON "contacts"("workspace_id", "account_id", "last_signal_at");

-- CreateIndex
CREATE INDEX "signals_workspace_id_account_id_occurred_at_idx" ON "signals"("workspace_id", "account_id", "occurred_at");
