import { companyDomainOf } from '@/lib/core/identity/addresses';
import { viewOf } from '@/lib/core/profiles/profile';
import { findAccounts } from '@/lib/db/repositories/accounts';
import { saveContacts } from '@/lib/db/repositories/contacts';
import type { Tx } from '@/lib/db/tx';
import { PeopleBook } from '../signals/people-book';
import { tellMoved } from '../signals/tell-moved';
import type { Decider } from './decider';

/**
 * Works out anew who is one person around these profiles, as a signal that linked them would, and writes what now counts of each. Call
 * under `lockRecording`.
 */
export async function regroupPeople(tx: Tx, decider: Decider, contactIds: readonly string[]): Promise<void> {
  const { workspaceId } = decider;
  const people = await PeopleBook.ofProfiles(tx, workspaceId, contactIds);
  const changed = [...(await people.regroup())].flatMap((id) => people.contacts.get(id) ?? []);
  const views = changed.map((contact) => ({
    contact,
    view: viewOf(people.joined(contact.mergedIntoId === null ? people.membersOf(contact.id) : [contact])),
  }));
  const domainOf = (email: string | null) => (email === null ? null : companyDomainOf(email));
  const domains = [...new Set(views.flatMap(({ view }) => domainOf(view.email) ?? []))];
  const { byDomain } = await findAccounts(tx, workspaceId, { externalIds: [], domains });
  const saved = views.map(({ contact: { known: _k, erasedAt: _e, ...contact }, view }) => ({
    ...contact,
    view,
    // Nothing but what is known of them now: an account that came from another profile goes with it.
    accountId: view.statedAccountId ?? byDomain.get(domainOf(view.email) ?? '') ?? null,
  }));
  // Those who stand for others come first: the others refer to them.
  await saveContacts(
    tx,
    workspaceId,
    saved.filter(({ mergedIntoId }) => mergedIntoId === null),
  );
  await saveContacts(
    tx,
    workspaceId,
    saved.filter(({ mergedIntoId }) => mergedIntoId !== null),
  );
  await tellMoved(tx, decider, people.moved);
}
