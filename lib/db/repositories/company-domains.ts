import { companyDomainOf } from '@/lib/core/identity/addresses';
import { now } from '@/lib/platform/clock';
import { keyedHash } from '@/lib/platform/keyed-hash';
import type { Tx } from '../tx';

/** The pseudonym of the domain of a business address: somebody may be the only one at a domain of their own. */
export function domainHashOf(workspaceId: string, email: string | null): string | null {
  const domain = email === null ? null : companyDomainOf(email);
  return domain === null ? null : hashOfDomain(workspaceId, domain);
}
const hashOfDomain = (workspaceId: string, domain: string): string =>
  keyedHash(`domain:${workspaceId}`, domain);

/** Of these domains those at which several addresses are known. That many were ever known never becomes untrue. */
export async function findSharedDomains(
  tx: Tx,
  workspaceId: string,
  domains: readonly string[],
): Promise<string[]> {
  if (domains.length === 0) return [];
  const byHash = new Map(domains.map((domain) => [hashOfDomain(workspaceId, domain), domain]));
  const found = await tx.identity.groupBy({
    by: ['companyDomainHash'],
    where: { workspaceId, companyDomainHash: { in: [...byHash.keys()] } },
    _count: true,
  });
  return found.flatMap(({ companyDomainHash, _count }) =>
    _count >= 2 ? (byHash.get(companyDomainHash ?? '') ?? []) : [],
  );
}

/** Puts people at these domains who are with no company yet with these, with what is known of them so far. */
export async function joinCompanies(
  tx: Tx,
  workspaceId: string,
  domains: ReadonlyMap<string, string>,
): Promise<void> {
  if (domains.size === 0) return;
  const rows = [...domains].map(([domain, accountId]) => ({
    hash: hashOfDomain(workspaceId, domain),
    accountId,
  }));
  await tx.$executeRaw`
    with joined as (
      update contacts c set account_id = x."accountId", updated_at = ${now()}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(hash text, "accountId" text)
      where c.workspace_id = ${workspaceId} and c.company_domain_hash = x.hash and c.account_id is null
      returning c.id, c.account_id
    ), days as (
      update engagement_days d set account_id = j.account_id from joined j where d.contact_id = j.id and d.account_id is null
    )
    update signals s set account_id = j.account_id from joined j
    where s.workspace_id = ${workspaceId} and s.contact_id = j.id and s.account_id is null`;
}
