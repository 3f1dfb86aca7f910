import type { AccountTier } from '@/lib/core/scopes/scope-body';
import { now } from '@/lib/platform/clock';
import type { Tx } from '../tx';

export type StoredAccount = {
  id: string;
  externalId: string;
  name: string;
  domain: string | null;
  industry: string | null;
  region: string | null;
  employees: number | null;
  tier: AccountTier;
};

export async function findAccounts(
  tx: Tx,
  workspaceId: string,
  externalIds: readonly string[],
): Promise<StoredAccount[]> {
  if (externalIds.length === 0) return [];
  return tx.account.findMany({
    where: { workspaceId, externalId: { in: [...externalIds] } },
    select: {
      id: true,
      externalId: true,
      name: true,
      domain: true,
      industry: true,
      region: true,
      employees: true,
      tier: true,
    },
  });
}

/** Writes accounts as they are now, in one statement. */
export async function saveAccounts(
  tx: Tx,
  workspaceId: string,
  accounts: readonly StoredAccount[],
): Promise<void> {
  if (accounts.length === 0) return;
  await tx.$executeRaw`
    insert into accounts (id, workspace_id, external_id, name, domain, industry, region, employees, tier, created_at, updated_at)
    select id, ${workspaceId}, "externalId", name, domain, industry, region, employees, tier::account_tier, ${now()}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as x(id text, "externalId" text, name text, domain text,
      industry text, region text, employees int, tier text)
    order by "externalId"
    on conflict (workspace_id, external_id) do update set
      name = excluded.name, domain = excluded.domain, industry = excluded.industry, region = excluded.region,
      employees = excluded.employees, tier = excluded.tier, updated_at = excluded.updated_at`;
}
