import { type AccountView, accountViewOf } from '@/lib/core/profiles/account-profile';
import { type Facts, factsSchema, stateFacts } from '@/lib/core/profiles/facts';
import { now } from '@/lib/platform/clock';
import type { Account } from '../generated/client';
import { toJson } from '../json';
import type { Tx } from '../tx';

export type StoredAccount = { id: string; externalId: string; facts: Facts };

/** A company that is known by its domain alone, until a source names it. */
export const domainExternalId = (domain: string): string => `domain:${domain}`;

/** The accounts of these ids at their source, and of these domains. */
export async function findAccounts(
  tx: Tx,
  workspaceId: string,
  { externalIds, domains }: { externalIds: readonly string[]; domains: readonly string[] },
): Promise<{ accounts: StoredAccount[]; byDomain: Map<string, string> }> {
  const known =
    domains.length === 0
      ? []
      : await tx.accountIdentity.findMany({
          where: { workspaceId, type: 'domain', namespace: '', value: { in: [...domains] } },
        });
  const ids = [...new Set(known.map(({ accountId }) => accountId))];
  const rows =
    externalIds.length + ids.length === 0
      ? []
      : await tx.account.findMany({
          where: { workspaceId, OR: [{ externalId: { in: [...externalIds] } }, { id: { in: ids } }] },
        });
  return {
    accounts: rows.map((row) => ({
      id: row.id,
      externalId: row.externalId,
      facts: row.facts === null ? factsFromColumns(row) : factsSchema.parse(row.facts),
    })),
    byDomain: new Map(known.map(({ value, accountId }) => [value, accountId])),
  };
}

/** What was known before facts were kept counts as stated when the row was last changed. */
function factsFromColumns(row: Account): Facts {
  const stated = {
    name: row.name,
    domain: row.domain ?? undefined,
    industry: row.industry ?? undefined,
    region: row.region ?? undefined,
    employees: row.employees ?? undefined,
    tier: row.tier,
  };
  return stateFacts({}, stated, { at: row.updatedAt.toISOString(), source: '', messageId: '' });
}

const nameOf = ({ name, domain }: AccountView, externalId: string): string =>
  name ?? domain ?? externalId.replace(/^domain:/, '');

/** Writes accounts as they are now, in one statement. */
export async function saveAccounts(
  tx: Tx,
  workspaceId: string,
  accounts: readonly StoredAccount[],
): Promise<void> {
  if (accounts.length === 0) return;
  const stored = accounts.map(({ id, externalId, facts }) => {
    const view = accountViewOf(facts);
    return { id, externalId, facts, ...view, name: nameOf(view, externalId) };
  });
  await tx.$executeRaw`
    insert into accounts (id, workspace_id, external_id, name, domain, industry, region, employees, tier, facts, created_at, updated_at)
    select id, ${workspaceId}, "externalId", name, domain, industry, region, employees, tier::account_tier, facts, ${now()}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(toJson(stored))}::jsonb) as x(id text, "externalId" text, name text, domain text,
      industry text, region text, employees int, tier text, facts jsonb)
    order by "externalId"
    on conflict (id) do update set external_id = excluded.external_id,
      name = excluded.name, domain = excluded.domain, industry = excluded.industry, region = excluded.region,
      employees = excluded.employees, tier = excluded.tier, facts = excluded.facts, updated_at = excluded.updated_at`;
}

/** From now on these domains stand for these accounts. */
export async function saveDomains(
  tx: Tx,
  workspaceId: string,
  domains: ReadonlyMap<string, string>,
): Promise<void> {
  if (domains.size === 0) return;
  const rows = [...domains].map(([value, accountId]) => ({ value, accountId }));
  await tx.$executeRaw`
    insert into account_identities (workspace_id, type, namespace, value, account_id, created_at)
    select ${workspaceId}, 'domain', '', value, "accountId", ${now()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(value text, "accountId" text)
    order by value
    on conflict (workspace_id, type, namespace, value) do update set account_id = excluded.account_id`;
}
