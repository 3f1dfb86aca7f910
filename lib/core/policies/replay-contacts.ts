import type { ContactFacts } from '../contactability/contact-facts';
import type { Facts } from '../gate/facts';
import { isUnknown } from '../gate/facts';

const DAY_MS = 86_400_000;

/** A contact made under the draft alone (1) or in the record alone (-1); `message` where the person hears something at once. */
type Divergence = {
  at: number;
  sign: 1 | -1;
  message: boolean;
  channel: ContactFacts['channel'];
  purpose: ContactFacts['purpose'];
  agentId: string | null;
  leaseDays: number;
};

/** What other decisions mean for the people concerned: caps on contact, and who has them for which purpose. */
export type ContactCarry = ReturnType<typeof carryContacts>;

/** Carries on contacts that would have been made besides, or not: they count against the caps, and take or free the lease. */
export function carryContacts() {
  const people = new Map<string, Divergence[]>();

  const adjustOne = (facts: ContactFacts, list: readonly Divergence[], at: number): ContactFacts => {
    const touches = { ...facts.touches };
    for (const { at: then, sign, message, channel } of list) {
      if (!message) continue;
      touches.ever += sign;
      const age = at - then;
      if (age < 7 * DAY_MS) touches.totalWeek += sign;
      if (age < DAY_MS) touches.totalToday += sign;
      if (channel !== facts.channel) continue;
      if (age < 7 * DAY_MS) touches.channelWeek += sign;
      if (age < DAY_MS) touches.channelToday += sign;
    }
    for (const name of Object.keys(touches) as (keyof typeof touches)[])
      touches[name] = Math.max(0, touches[name]);
    return { ...facts, touches, lease: leaseAfter(facts.lease, list, at) };
  };

  return {
    /** The people as the draft would have found them; the same facts where it makes no difference to them. */
    adjust(facts: Facts, at: Date): Facts {
      if (people.size === 0 || isUnknown(facts.contacts) || facts.contacts.length === 0) return facts;
      let changed = false;
      const contacts = facts.contacts.map((contact) => {
        const list = people.get(contact.contactId);
        if (!list || list.length === 0) return contact;
        changed = true;
        return { ...contact, facts: adjustOne(contact.facts, list, at.getTime()) };
      });
      return changed ? { ...facts, contacts, target: targetAfter(facts.target, contacts) } : facts;
    },
    diverge(contactIds: readonly string[], divergence: Divergence): void {
      for (const id of contactIds) {
        // What is older than a week counts for no cap; what has taken a lease holds for its days.
        const recent = (people.get(id) ?? []).filter(
          ({ at, leaseDays }) => divergence.at - at < Math.max(7, leaseDays) * DAY_MS,
        );
        people.set(id, [...recent, divergence]);
      }
    },
    /** The same person is contacted in both: who has the lease is the same again. */
    meet(contactIds: readonly string[]): void {
      if (people.size === 0) return;
      for (const id of contactIds) {
        const list = people.get(id);
        if (list)
          people.set(
            id,
            list.map((one) => ({ ...one, leaseDays: 0 })),
          );
      }
    },
  };
}

/** Under the draft, whoever was newly let through has the person; whoever was newly refused does not. */
function leaseAfter(
  recorded: ContactFacts['lease'],
  list: readonly Divergence[],
  at: number,
): ContactFacts['lease'] {
  const last = list.findLast(({ leaseDays }) => leaseDays > 0);
  if (!last) return recorded;
  const { purpose, agentId } = last;
  if (last.sign === -1)
    return recorded && recorded.purpose === purpose && recorded.agentId === agentId ? null : recorded;
  const until = last.at + last.leaseDays * DAY_MS;
  if (recorded !== null || until <= at) return recorded;
  return { purpose, agentId, until: new Date(until).toISOString() };
}

/** Whether somebody has heard from us before follows from the contacts. */
function targetAfter(
  target: Facts['target'],
  contacts: readonly { contactId: string; facts: ContactFacts }[],
): Facts['target'] {
  if (isUnknown(target) || target.type !== 'contact') return target;
  const known = contacts.find(({ contactId }) => contactId === target.id);
  return known ? { ...target, contactedBefore: known.facts.touches.ever > 0 } : target;
}
