import { strictestLimit } from '@/lib/core/rights/processing-limit';
import { foldEngagement, foldOutcome, unknownContact } from '@/lib/core/signals/fold-contact';
import type { IdentityMatch } from '@/lib/core/signals/quality';
import type { InputOf, SignalInput } from '@/lib/core/signals/signal-kinds';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { findAccounts, type StoredAccount, saveAccounts } from '@/lib/db/repositories/accounts';
import { findContacts, type StoredContact, saveContacts } from '@/lib/db/repositories/contacts';
import { findLimits } from '@/lib/db/repositories/processing-limits';
import type { Tx } from '@/lib/db/tx';
import { newId } from '@/lib/platform/ids';
import { readCorrections } from '../rights/read-corrections';
import type { ActiveModel } from '../runs/active-model';

type LeadSignal = InputOf<'lead.engaged'> | InputOf<'lead.outcome'>;
type ContactSignal = LeadSignal | InputOf<'sequence.step-due'>;
export type LeadSubject = { contactId: string; accountId: string | null; identity: IdentityMatch };

const isOfContact = (input: SignalInput): input is ContactSignal => input.kind !== 'campaign.performance';
const unique = (values: (string | undefined)[]) => [
  ...new Set(values.filter((value) => value !== undefined)),
];

/**
 * Takes a batch of lead signals into contacts and accounts, in the order given, and writes each once. Answers whom each signal
 * is about; signals of other kinds are passed over. Of whoever had the use of their data restricted nothing changes; of whoever objected
 * neither traits nor score.
 */
export async function foldLeads(
  tx: Tx,
  workspaceId: string,
  inputs: readonly SignalInput[],
  model: ActiveModel | null,
): Promise<Map<SignalInput, LeadSubject>> {
  const leads = inputs.filter(isOfContact);
  const contacts = new Map(
    (await findContacts(tx, workspaceId, unique(leads.map((lead) => lead.payload.contact.externalId)))).map(
      (row) => [row.externalId, row],
    ),
  );
  const stated = leads.map((lead) =>
    lead.kind === 'lead.engaged' ? lead.payload.account?.externalId : undefined,
  );
  const accounts = new Map(
    (await findAccounts(tx, workspaceId, unique(stated))).map((row) => [row.externalId, row]),
  );
  const knownIds = [...contacts.values()].map(({ id }) => id);
  const limits = await findLimits(tx, workspaceId, knownIds);
  const corrections = await readCorrections(tx, workspaceId, knownIds);
  const limitOf = ({ id }: { id: string }) => strictestLimit((limits.get(id) ?? []).map(({ kind }) => kind));
  const changed = new Set<string>();
  const engaged = new Set<string>();
  const changedAccounts = new Set<string>();
  const subjects = new Map<SignalInput, LeadSubject>();

  for (const lead of leads) {
    const { externalId } = lead.payload.contact;
    const known = contacts.get(externalId);
    const row: StoredContact = known ?? {
      ...unknownContact,
      id: newId('con'),
      externalId,
      accountId: null,
      score: null,
      scoreModelId: null,
    };
    if (lead.kind === 'sequence.step-due') {
      // It tells of the outreach tool, and nothing of the contact: one that is not known stays so.
      if (known) subjects.set(lead, { contactId: row.id, accountId: row.accountId, identity: 'known' });
      continue;
    }
    if (lead.kind === 'lead.outcome') {
      if (limitOf(row) !== 'restriction') {
        contacts.set(externalId, { ...row, ...foldOutcome(row, lead) });
        changed.add(externalId);
      }
      subjects.set(lead, { contactId: row.id, accountId: row.accountId, identity: known ? 'known' : 'new' });
      continue;
    }
    const { state, late } = foldEngagement(row, lead, corrections.get(row.id));
    const { account } = lead.payload;
    if (account && !(late && accounts.has(account.externalId))) {
      accounts.set(account.externalId, stateAccount(accounts.get(account.externalId), account));
      changedAccounts.add(account.externalId);
    }
    const statedId = account ? (accounts.get(account.externalId)?.id ?? null) : null;
    const accountId = late ? (row.accountId ?? statedId) : (statedId ?? row.accountId);
    const limit = limitOf(row);
    if (limit !== 'restriction') {
      const traits = limit === null ? state.traits : row.traits;
      contacts.set(externalId, { ...row, ...state, traits, accountId });
      changed.add(externalId);
    }
    if (limit === null) engaged.add(externalId);
    subjects.set(lead, {
      contactId: row.id,
      accountId: statedId ?? accountId,
      identity: known ? 'known' : lead.payload.contact.email ? 'stated' : 'new',
    });
  }

  await saveAccounts(
    tx,
    workspaceId,
    [...accounts.values()].filter((row) => changedAccounts.has(row.externalId)),
  );
  await saveContacts(
    tx,
    workspaceId,
    [...contacts.values()]
      .filter(({ externalId }) => changed.has(externalId))
      .map((row) =>
        model && engaged.has(row.externalId)
          ? { ...row, score: scoreContact(model.score, row.traits).probability, scoreModelId: model.id }
          : row,
      ),
  );
  return subjects;
}

/** The account with what was stated now; the rest stays. */
function stateAccount(
  known: StoredAccount | undefined,
  stated: NonNullable<InputOf<'lead.engaged'>['payload']['account']>,
): StoredAccount {
  return {
    id: known?.id ?? newId('acc'),
    externalId: stated.externalId,
    name: stated.name ?? known?.name ?? stated.externalId,
    domain: stated.domain ?? known?.domain ?? null,
    industry: stated.industry ?? known?.industry ?? null,
    region: stated.region ?? known?.region ?? null,
    employees: stated.employees ?? known?.employees ?? null,
    tier: stated.tier ?? known?.tier ?? 'tier_3',
  };
}
