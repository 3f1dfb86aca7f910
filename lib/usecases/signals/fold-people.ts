import { companyDomainOf } from '@/lib/core/identity/addresses';
import { type IdentityNode, nodesOf } from '@/lib/core/identity/nodes';
import {
  convertProfile,
  type Profile,
  type ProfileView,
  seeProfile,
  stateProfile,
  viewOf,
} from '@/lib/core/profiles/profile';
import { type Statement, statementOf } from '@/lib/core/profiles/statement';
import { strictestLimit } from '@/lib/core/rights/processing-limit';
import { hearOthers, nothingHeard, type OtherSources } from '@/lib/core/signals/quality/hear-others';
import type { IdentityMatch } from '@/lib/core/signals/quality/quality-parts';
import type { SignalInput } from '@/lib/core/signals/signal-kinds';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { gatherWrites } from '@/lib/db/gather-writes';
import { type ContactToSave, saveContacts, saveSeen } from '@/lib/db/repositories/contacts';
import { addJudgedClaims, type ClaimAbout } from '@/lib/db/repositories/judged-claims';
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
  /** Who else had said the same of them, or the opposite. */
  others: OtherSources;
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
  const judged: ClaimAbout[] = [];

  for (const { input, statement, named } of work) {
    const accountId = accounts.state(statement);
    const found = people.find(named, statement.introduces);
    if (!found) {
      if (accountId)
        subjects.set(input, {
          contactId: null,
          accountId,
          identity: 'known',
          engages: false,
          others: nothingHeard,
        });
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
    let heard = nothingHeard;
    if (limit !== 'restriction' && statement.introduces) {
      heard = hearOthers(contact.profile.facts, input, statement, accountId);
      for (const claim of heard.judged) judged.push({ ...claim, contactId: id });
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
      others: heard,
    });
  }

  const regrouped = await people.regroup();
  for (const id of regrouped) changed.add(id);
  for (const id of [...changed]) changed.add(people.rootIdOf(id));
  const scored = new Set([...engaged].map(people.rootIdOf));
  const known = [...changed].flatMap((id) => people.contacts.get(id) ?? []);
  const drafts = known.map((contact) =>
    draftOf(contact, people, regrouped.has(contact.id), scored.has(contact.id) ? model : null),
  );
  const restated = drafts.filter(isRestated);
  await accounts.readDomains(restated.flatMap(({ view, isRoot }) => (isRoot ? domainsOf(view) : [])));
  const saved = restated.map((draft) => toSave(draft, accounts));
  const accountOf = new Map(saved.map(({ id, accountId }) => [id, accountId]));
  for (const subject of subjects.values()) {
    if (subject.contactId === null || subject.accountId !== null) continue;
    const rootId = people.rootIdOf(subject.contactId);
    subject.accountId = accountOf.get(rootId) ?? people.contacts.get(rootId)?.accountId ?? null;
  }

  await accounts.save();
  const { writer, write } = gatherWrites(tx);
  await saveContacts(writer, workspaceId, saved);
  await saveSeen(
    writer,
    workspaceId,
    drafts
      .filter(({ view }) => view === null)
      .map(({ contact: { id, profile }, joined }) => ({ id, own: profile, joined })),
  );
  await people.saveIdentities(writer);
  await addJudgedClaims(writer, workspaceId, judged);
  await write();
  await accounts.gather(emailDomains);
  return { subjects, moved: people.moved };
}

const identityOf = (isNew: boolean, nodes: readonly IdentityNode[]): IdentityMatch => {
  if (!isNew) return 'known';
  return nodes.some(({ type }) => type === 'email' || type === 'crm') ? 'stated' : 'new';
};

/** A profile that is to be written. Who stands for others shows what is known of all of them. */
type Draft = {
  contact: OpenContact;
  isRoot: boolean;
  joined: Profile;
  /** What is shown of it from now on; null where nothing changes but when it was seen. */
  view: ProfileView | null;
  isRegrouped: boolean;
  /** Of a view: whether what it is made of is the same as before. */
  isSame: boolean;
  /** By which it is scored anew. */
  model: ActiveModel | null;
};
type Restated = Draft & { view: ProfileView };
const isRestated = (draft: Draft): draft is Restated => draft.view !== null;

/** One that is regrouped is written anew, as it may have shown what is of somebody who has left. */
function draftOf(
  contact: OpenContact,
  people: PeopleBook,
  isRegrouped: boolean,
  model: ActiveModel | null,
): Draft {
  const isRoot = contact.mergedIntoId === null;
  const members = isRoot ? people.membersOf(contact.id) : [contact];
  const joined = people.joined(members);
  const isSame =
    !isRegrouped &&
    members.every(
      (member) =>
        member.known?.profile.facts === member.profile.facts &&
        member.known.mergedIntoId === member.mergedIntoId,
    );
  const scoring = model !== null && (!isSame || contact.known?.scoreModelId !== model.id) ? model : null;
  const view = isSame && scoring === null ? null : viewOf(joined);
  return { contact, isRoot, joined, view, isRegrouped, isSame, model: scoring };
}

function toSave(
  { contact, view, isRegrouped, isSame, model }: Restated,
  accounts: AccountBook,
): ContactToSave {
  const { id, externalId, mergedIntoId, profile } = contact;
  return {
    id,
    externalId,
    mergedIntoId,
    accountId:
      view.statedAccountId ?? accountOfAddress(view, accounts) ?? (isRegrouped ? null : contact.accountId),
    score: model ? scoreContact(model.score, view.traits).probability : contact.score,
    scoreModelId: model?.id ?? contact.scoreModelId,
    // A profile keeps what was stated of itself alone.
    profile,
    view,
    keepsSearch: isSame,
  };
}

const domainsOf = ({ email }: ProfileView): string[] => {
  const domain = email === null ? null : companyDomainOf(email);
  return domain === null ? [] : [domain];
};

const accountOfAddress = (view: ProfileView, accounts: AccountBook): string | null =>
  domainsOf(view).map(accounts.ofDomain)[0] ?? null;
