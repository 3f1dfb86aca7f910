import type { AccountDetail } from '@/lib/contracts/accounts';
import { factsSchema } from '@/lib/core/profiles/facts';
import { AppError } from '@/lib/core/shared/app-error';
import { CORRECTION } from '@/lib/core/signals/quality/hear-others';
import { db } from '@/lib/db/client';
import { contactRowSelect, presentContactRow, refsOfContact } from '../contacts/present-contact-row';
import { readAccountInterest } from '../interest/read-account-interest';
import { nullsLast } from '../list/value-keyset';
import { resolveNames } from '../names/resolve-names';
import { listKnownFacts, refsOfCorrectors } from '../profiles/list-known-facts';
import { findOpenRuns, presentOpenRuns, refsOfOpenRuns } from '../runs/open-runs';
import { presentSignalRow, refsOfSignal, signalRowSelect } from '../signals/present-signal-row';
import { accountRowSelect, presentAccountRow, readAccountFigures } from './present-account-row';

const NEWEST_CONTACTS = 50;
const NEWEST_SIGNALS = 20;

const fieldTitles = {
  name: 'Name',
  domain: 'Domain',
  industry: 'Industry',
  region: 'Region',
  employees: 'Employees',
  tier: 'Tier',
};

/** One account with its contacts and newest signals. @throws AppError `not_found`, for foreign ids too. */
export async function readAccount(
  { id: workspaceId }: { id: string },
  accountId: string,
): Promise<AccountDetail> {
  const account = await db().account.findUnique({
    where: { id_workspaceId: { id: accountId, workspaceId } },
    select: {
      ...accountRowSelect,
      domain: true,
      employees: true,
      facts: true,
      createdAt: true,
      updatedAt: true,
    },
  });
  if (!account) throw new AppError('not_found', { detail: 'There is no such account.' });
  const where = { workspaceId, accountId };
  const [figuresOf, contacts, signals, interest, openRuns] = await Promise.all([
    readAccountFigures(workspaceId, [accountId]),
    db().contact.findMany({
      where: { ...where, mergedIntoId: null },
      select: contactRowSelect,
      orderBy: nullsLast('lastSignalAt', 'desc'),
      take: NEWEST_CONTACTS,
    }),
    db().signal.findMany({
      where,
      select: signalRowSelect,
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      take: NEWEST_SIGNALS,
    }),
    readAccountInterest(workspaceId, accountId, account),
    findOpenRuns(workspaceId, { accountId }),
  ]);
  const facts = factsSchema.safeParse(account.facts).data ?? {};
  const correctors = Object.entries(facts).flatMap(([field, [, , source, personId]]) =>
    source === CORRECTION ? [{ field, personId }] : [],
  );
  const names = await resolveNames(workspaceId, [
    ...refsOfCorrectors(correctors),
    ...contacts.flatMap(refsOfContact),
    ...signals.flatMap(refsOfSignal),
    ...refsOfOpenRuns(openRuns),
  ]);
  return {
    ...presentAccountRow(account, figuresOf(accountId)),
    domain: account.domain,
    employees: account.employees,
    createdAt: account.createdAt.toISOString(),
    updatedAt: account.updatedAt.toISOString(),
    known: await listKnownFacts(workspaceId, facts, {
      titles: fieldTitles,
      accountId,
      correctors,
      names,
    }),
    openRuns: presentOpenRuns(openRuns, names),
    contacts: contacts.map((contact) => presentContactRow(contact, names)),
    signals: signals.map((signal) => presentSignalRow(signal, names)),
    interest,
  };
}
