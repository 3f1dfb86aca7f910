import { companyDomainOf } from '@/lib/core/identity/addresses';
import { type IdentityNode, nodesOf } from '@/lib/core/identity/nodes';
import {
  convertProfile,
  type ProfileView,
  seeProfile,
  stateProfile,
  viewOf,
} from '@/lib/core/profiles/profile';
import { type Statement, statementOf } from '@/lib/core/profiles/statement';
import { strictestLimit } from '@/lib/core/rights/processing-limit';
import type { IdentityMatch } from '@/lib/core/signals/quality/quality-parts';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { type ContactToSave, saveContacts, saveSeen } from '@/lib/db/repositories/contacts';
import { findLimits } from '@/lib/db/repositories/processing-limits';
import type { Tx } from '@/lib/db/tx';
import { sha256Hex } from '@/lib/platform/hash';
import { readCorrections } from '../rights/read-corrections';
import type { ActiveModel } from '../runs/active-model';
import { type AccountBook, openAccounts } from './fold-accounts';
import { type Named, type OpenContact, PeopleBook } from './people-book';

export type SignalSubject = {
  /** The profile it is about; its person may be another one that it is joined with. */
  contactId: string | null;
  accountId: string | null;
  identity: IdentityMatch;
  /** Whether it counts as engagement: of nobody who had the use of their data restricted. */
  engages: boolean;
};

type Work = { input: SignalInput; statement: Statement; named: Named };

const workOf = (input: SignalInput): Work[] => {
  const statement = statementOf(input);
  if (!statement) return [];
  const { externalId, ids, fields } = statement;
  const nodes = nodesOf(ids, input.source, sha256Hex);
  return [{ input, statement, named: { externalId, nodes, email: fields.email ?? null } }];
};

/**
 * Takes a batch of signals into the profiles of people and companies, and writes each once. What becomes of them does not depend on the
 * order. Of whoever had the use of their data restricted nothing changes; of whoever objected neither traits nor score.
 * @returns whom each signal is about; those about nobody are left out. And who turned out to be one person, or two.
 */
export async function foldPeople(
  tx: Tx,
  workspaceId: string,
  inputs: readonly SignalInput[],
  model: ActiveModel | null,
): Promise<{ subjects: Map<SignalInput, SignalSubject>; moved: PeopleBook['moved'] }> {
  const work = inputs.flatMap(workOf);
  const subjects = new Map<SignalInput, SignalSubject>();
  if (work.length === 0) return { subjects, moved: [] };
  const people = await PeopleBook.open(
    tx,
    workspaceId,
    work.map(({ named }) => named),
  );
  const emailDomains = work.flatMap(({ named: { email } }) =>
    email === null ? [] : (companyDomainOf(email) ?? []),
  );
  const statements = work.map(({ statement }) => statement);
  const accounts = await openAccounts(tx, workspaceId, statements, emailDomains);
  const knownIds = [...people.contacts.keys()];
  const limits = await findLimits(tx, workspaceId, knownIds);
  const corrections = await readCorrections(tx, workspaceId, knownIds);
  const changed = new Set<string>();
  const engaged = new Set<string>();

  for (const { input, statement, named } of work) {
    const accountId = accounts.state(statement);
    const found = people.find(named, statement.introduces);
    if (!found) {
      if (accountId) subjects.set(input, { contactId: null, accountId, identity: 'known', engages: false });
      continue;
    }
    const { contact, isNew } = found;
    const { id } = contact;
    if (statement.linkedWith)
      for (const node of nodesOf([statement.linkedWith], input.source, sha256Hex))
        people.identifyAlso(node, id);
    const limit = strictestLimit(
      people.membersOf(id).flatMap((member) => (limits.get(member.id) ?? []).map(({ kind }) => kind)),
    );
    if (limit !== 'restriction' && statement.introduces) {
      const { fields, traits, stamp, converts } = statement;
      let profile = stateProfile(
        contact.profile,
        { fields, traits: limit === null ? traits : {}, accountId },
        stamp,
        corrections.get(id),
      );
      profile = seeProfile(profile, stamp.at);
      if (converts) profile = convertProfile(profile, stamp.at);
      people.contacts.set(id, { ...contact, profile });
      changed.add(id);
    }
    if (limit === null && statement.engages) engaged.add(id);
    subjects.set(input, {
      contactId: id,
      accountId: accountId ?? contact.accountId,
      identity: identityOf(isNew, named.nodes),
      engages: limit !== 'restriction' && statement.engages,
    });
  }

  const regrouped = await people.regroup();
  for (const id of regrouped) changed.add(id);
  for (const id of [...changed]) changed.add(people.rootIdOf(id));
  const shown = [...changed].filter((id) => people.rootIdOf(id) === id);
  await accounts.readDomains(shown.flatMap((id) => domainsOf(viewOf(people.joined(people.membersOf(id))))));
  const scored = new Set([...engaged].map(people.rootIdOf));
  const saved = [...changed].flatMap((id) => {
    const contact = people.contacts.get(id);
    return contact
      ? [toSave(contact, people, accounts, regrouped.has(id), scored.has(id) ? model : null)]
      : [];
  });
  const accountOf = new Map(saved.map(({ id, accountId }) => [id, accountId]));
  for (const subject of subjects.values())
    if (subject.contactId !== null && subject.accountId === null)
      subject.accountId = accountOf.get(people.rootIdOf(subject.contactId)) ?? null;

  await accounts.save();
  const isRoot = ({ mergedIntoId }: ContactToSave): boolean => mergedIntoId === null;
  const changes = saved.filter(({ restated }) => restated);
  // Those who stand for others come first: the others refer to them.
  await saveContacts(tx, workspaceId, changes.filter(isRoot));
  await saveContacts(
    tx,
    workspaceId,
    changes.filter((contact) => !isRoot(contact)),
  );
  await saveSeen(
    tx,
    workspaceId,
    saved.filter(({ restated }) => !restated),
  );
  await people.saveIdentities();
  await accounts.gather(emailDomains);
  return { subjects, moved: people.moved };
}

const identityOf = (isNew: boolean, nodes: readonly IdentityNode[]): IdentityMatch => {
  if (!isNew) return 'known';
  return nodes.some(({ type }) => type === 'email' || type === 'crm') ? 'stated' : 'new';
};

/**
 * A profile as it is written: who stands for others shows what is known of all of them. One that is regrouped is written anew, as it may have
 * shown what is of somebody who has left. `restated`: more than when they were seen changes.
 */
function toSave(
  contact: OpenContact,
  people: PeopleBook,
  accounts: AccountBook,
  isRegrouped: boolean,
  model: ActiveModel | null,
): ContactToSave & { restated: boolean } {
  const members = contact.mergedIntoId === null ? people.membersOf(contact.id) : [contact];
  const view = viewOf(people.joined(members));
  const accountId =
    view.statedAccountId ?? accountOfAddress(view, accounts) ?? (isRegrouped ? null : contact.accountId);
  const { known } = contact;
  const isSame =
    !isRegrouped &&
    members.every(
      (member) =>
        member.known?.profile.facts === member.profile.facts &&
        member.known.mergedIntoId === member.mergedIntoId,
    );
  const scoresAnew = model !== null && (!isSame || known?.scoreModelId !== model.id);
  return {
    id: contact.id,
    externalId: contact.externalId,
    mergedIntoId: contact.mergedIntoId,
    accountId,
    score: scoresAnew ? scoreContact(model.score, view.traits).probability : contact.score,
    scoreModelId: scoresAnew ? model.id : contact.scoreModelId,
    // A profile keeps what was stated of itself alone.
    profile: contact.profile,
    view,
    ...(isSame && known && known.searchTokens.length > 0 ? { searchTokens: known.searchTokens } : {}),
    restated: !isSame || scoresAnew || accountId !== known?.accountId,
  };
}

const domainsOf = ({ email }: ProfileView): string[] => {
  const domain = email === null ? null : companyDomainOf(email);
  return domain === null ? [] : [domain];
};

const accountOfAddress = (view: ProfileView, accounts: AccountBook): string | null =>
  domainsOf(view).map(accounts.ofDomain)[0] ?? null;
