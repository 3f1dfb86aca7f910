import { domainOf } from '@/lib/core/identity/addresses';
import { stateAccount, withCorrectionsOf } from '@/lib/core/profiles/account-profile';
import type { Statement } from '@/lib/core/profiles/statement';
import {
  domainExternalId,
  findAccounts,
  type StoredAccount,
  saveAccounts,
  saveDomains,
} from '@/lib/db/repositories/accounts';
import { findSharedDomains, joinCompanies } from '@/lib/db/repositories/company-domains';
import { mergeAccounts } from '@/lib/db/repositories/merge-accounts';
import type { Tx } from '@/lib/db/tx';
import { messageInCompany } from '@/lib/platform/hash';
import { newId } from '@/lib/platform/ids';

/** The accounts around a batch of signals. */
export type AccountBook = {
  /** Takes in what a source says of a company. @returns its id. */
  state(statement: Statement): string | null;
  /** Reads the companies of further domains. */
  readDomains(domains: readonly string[]): Promise<void>;
  /** The company of a domain, if one is known by it. */
  ofDomain(domain: string): string | null;
  save(): Promise<void>;
  /** People at domains that a company is known by from now on, or that several share, are put with it. After contacts are saved. */
  gather(domains: readonly string[]): Promise<void>;
};

/** Reads the accounts that these statements are about, by their id at a source or by a domain. */
export async function openAccounts(
  tx: Tx,
  workspaceId: string,
  statements: readonly Statement[],
  emailDomains: readonly string[],
): Promise<AccountBook> {
  const stated = statements.flatMap(({ account }) => account ?? []);
  const domains = [
    ...new Set([
      ...emailDomains,
      ...stated.flatMap(({ domain }) => (domain ? (domainOf(domain) ?? []) : [])),
    ]),
  ];
  const found = await findAccounts(tx, workspaceId, {
    externalIds: [...new Set(stated.map(({ externalId }) => externalId))],
    domains,
  });
  const byId = new Map(found.accounts.map((account) => [account.id, account]));
  const byExternalId = new Map(found.accounts.map((account) => [account.externalId, account.id]));
  const { byDomain } = found;
  const changed = new Set<string>();
  const claimed = new Map<string, string>();
  const merged = new Map<string, string>();

  const keep = (account: StoredAccount): string => {
    byId.set(account.id, account);
    byExternalId.set(account.externalId, account.id);
    changed.add(account.id);
    return account.id;
  };
  const claim = (domain: string, accountId: string): void => {
    byDomain.set(domain, accountId);
    claimed.set(domain, accountId);
  };
  /** A company that was known by its domain alone is the one that a source names with that domain. */
  const adopt = (domain: string, externalId: string): StoredAccount | null => {
    const known = byId.get(byDomain.get(domain) ?? '');
    if (!known || known.externalId !== domainExternalId(domain)) return null;
    byExternalId.delete(known.externalId);
    const own = byId.get(byExternalId.get(externalId) ?? '');
    if (!own) return { ...known, externalId };
    merged.set(known.id, own.id);
    byId.delete(known.id);
    changed.delete(known.id);
    claim(domain, own.id);
    return { ...own, facts: withCorrectionsOf(own.facts, known.facts) };
  };

  async function save(): Promise<void> {
    await saveAccounts(
      tx,
      workspaceId,
      [...changed].flatMap((id) => byId.get(id) ?? []),
    );
    await saveDomains(tx, workspaceId, claimed);
    await mergeAccounts(tx, workspaceId, merged);
    merged.clear();
    changed.clear();
  }

  return {
    state({ account, accountTraits, stamp }) {
      if (!account) return null;
      const domain = account.domain ? domainOf(account.domain) : null;
      const adopted = domain === null ? null : adopt(domain, account.externalId);
      const known = adopted ?? byId.get(byExternalId.get(account.externalId) ?? '');
      const id = known?.id ?? newId('acc');
      // What a message is called at its source may say who sent it: a company's facts are kept in plain.
      const messageId = messageInCompany(stamp.messageId);
      const facts = stateAccount(known?.facts ?? {}, account, accountTraits, { ...stamp, messageId });
      if (domain !== null && !byDomain.has(domain)) claim(domain, id);
      return keep({ id, externalId: account.externalId, facts });
    },
    async readDomains(wanted) {
      const missing = wanted.filter((domain) => !byDomain.has(domain) && !domains.includes(domain));
      const more = await findAccounts(tx, workspaceId, { externalIds: [], domains: missing });
      for (const [domain, accountId] of more.byDomain) byDomain.set(domain, accountId);
      for (const account of more.accounts) if (!byId.has(account.id)) byId.set(account.id, account);
    },
    ofDomain: (domain) => byDomain.get(domain) ?? null,
    save,
    async gather(domains) {
      const unknown = [...new Set(domains)].filter((domain) => !byDomain.has(domain));
      for (const domain of await findSharedDomains(tx, workspaceId, unknown))
        claim(domain, keep({ id: newId('acc'), externalId: domainExternalId(domain), facts: {} }));
      if (unknown.some((domain) => byDomain.has(domain))) await save();
      await joinCompanies(tx, workspaceId, claimed);
    },
  };
}
