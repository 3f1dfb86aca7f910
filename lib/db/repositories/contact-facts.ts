import type { ContactFacts } from '@/lib/core/contactability/contact-facts';
import { jurisdictionOf } from '@/lib/core/contactability/jurisdiction/jurisdiction';
import { clocksOf, isTimeZone, zonesOf } from '@/lib/core/contactability/jurisdiction/time-zones';
import type { ContactChannel, Purpose } from '@/lib/core/contactability/purposes';
import { now } from '@/lib/platform/clock';
import type { Tx } from '../tx';
import { findConsents } from './consents';
import { findLeases } from './contact-leases';
import { countTouches, noTouches, type TouchCounts } from './contact-touches';
import { findLimits } from './processing-limits';
import { findSuppressions } from './suppressions';

export type ContactQuestion = {
  workspaceId: string;
  /** The clock that counts where nothing tells where a person is. */
  workspaceTimeZone: string;
  purpose: Purpose;
  channel: ContactChannel;
  /** The action that asks: what it holds itself does not count against it. */
  actionId: string | null;
};
type Known = ContactFacts | { unknown: string };

/** Read this many at a time: a statement takes a bounded number of values. */
const BATCH = 5000;

/**
 * What the gate may know of contacting these people, in the order asked. Read after `lockContacts`, it stays true until the
 * transaction ends. Whoever is not in the workspace is unknown, and unknown denies.
 */
export async function gatherContactFacts(
  tx: Tx,
  question: ContactQuestion,
  contactIds: readonly string[],
): Promise<{ contactId: string; facts: Known }[]> {
  const clocks = clockBook(now());
  const found: { contactId: string; facts: Known }[] = [];
  for (let from = 0; from < contactIds.length; from += BATCH)
    found.push(...(await gatherBatch(tx, question, contactIds.slice(from, from + BATCH), clocks)));
  return found;
}

/** The same of one person. */
export async function gatherFactsOfContact(
  tx: Tx,
  question: ContactQuestion,
  contactId: string,
): Promise<Known> {
  const [found] = await gatherContactFacts(tx, question, [contactId]);
  return found?.facts ?? missing;
}

const missing = { unknown: 'The contact does not exist in this workspace.' };

async function gatherBatch(
  tx: Tx,
  { workspaceId, workspaceTimeZone, purpose, channel, actionId }: ContactQuestion,
  contactIds: readonly string[],
  clocks: ReturnType<typeof clockBook>,
): Promise<{ contactId: string; facts: Known }[]> {
  const checkedAt = now().toISOString();
  const contacts = await tx.contact.findMany({
    where: { workspaceId, id: { in: [...contactIds] } },
    select: {
      id: true,
      email: true,
      phone: true,
      region: true,
      countryCode: true,
      timeZone: true,
      account: { select: { region: true } },
      merged: { select: addressed },
      mergedInto: { select: { ...addressed, merged: { select: addressed } } },
    },
  });
  const profiles = contacts.flatMap(profilesOf);
  const profileIds = [...new Set(profiles.map(({ id }) => id))];
  const consents = await findConsents(tx, workspaceId, profileIds, channel);
  const suppressions = await findSuppressions(tx, workspaceId, profiles);
  const touches = await countTouches(tx, workspaceId, profileIds, channel, actionId);
  const leases = await findLeases(tx, workspaceId, profileIds);
  const limits = await findLimits(tx, workspaceId, profileIds);
  const distress = await tx.distressSignal.findMany({
    where: { workspaceId, contactId: { in: profileIds }, closedAt: null },
    select: { contactId: true },
  });
  const distressed = new Set(distress.map(({ contactId }) => contactId));
  const byId = new Map(contacts.map((contact) => [contact.id, contact]));
  return contactIds.map((contactId) => {
    const contact = byId.get(contactId);
    if (!contact) return { contactId, facts: missing };
    const jurisdiction = jurisdictionOf({
      ...contact,
      region: contact.region ?? contact.account?.region ?? null,
    });
    // Whatever was said of any profile of a person counts for the person.
    const ids = [...new Set(profilesOf(contact).map(({ id }) => id))];
    const of = <T>(found: ReadonlyMap<string, readonly T[]>): T[] => ids.flatMap((id) => found.get(id) ?? []);
    const facts: ContactFacts = {
      contactId,
      purpose,
      channel,
      jurisdiction,
      ...clocks.of(contact.timeZone, jurisdiction.countries, workspaceTimeZone),
      consents: of(consents),
      suppressions: [...new Map(of(suppressions).map((block) => [block.id, block])).values()],
      touches: ids.map((id) => touches.get(id) ?? noTouches).reduce(addTouches),
      lease: ids.map((id) => leases.get(id)).find((lease) => lease !== undefined) ?? null,
      openDistress: ids.some((id) => distressed.has(id)),
      limits: of(limits),
      checkedAt,
    };
    return { contactId, facts };
  });
}

const addressed = { id: true, email: true } as const;
type Addressed = { id: string; email: string | null };

/** All profiles of the person that a contact is, itself among them. */
const profilesOf = (
  contact: Addressed & { merged: Addressed[]; mergedInto: (Addressed & { merged: Addressed[] }) | null },
): Addressed[] => {
  const { mergedInto } = contact;
  return mergedInto === null ? [contact, ...contact.merged] : [mergedInto, ...mergedInto.merged];
};

const addTouches = (a: TouchCounts, b: TouchCounts): TouchCounts => ({
  channelToday: a.channelToday + b.channelToday,
  channelWeek: a.channelWeek + b.channelWeek,
  totalToday: a.totalToday + b.totalToday,
  totalWeek: a.totalWeek + b.totalWeek,
  ever: a.ever + b.ever,
});

/** The clocks of people at one moment; worked out once for people of the same place. */
function clockBook(at: Date) {
  const known = new Map<string, ContactFacts['localTimes']>();
  const clocks = (key: string, zones: () => string[]) => {
    const found = known.get(key) ?? clocksOf(zones(), at);
    known.set(key, found);
    return found;
  };
  return {
    of(
      timeZone: string | null,
      countries: readonly string[],
      workspaceTimeZone: string,
    ): Pick<ContactFacts, 'localTimes' | 'timeZoneFrom'> {
      if (timeZone !== null && isTimeZone(timeZone))
        return { localTimes: clocks(timeZone, () => [timeZone]), timeZoneFrom: 'contact' };
      const local = countries.length > 0 ? clocks(countries.join(), () => zonesOf(countries)) : [];
      return local.length > 0
        ? { localTimes: local, timeZoneFrom: 'country' }
        : { localTimes: clocks(workspaceTimeZone, () => [workspaceTimeZone]), timeZoneFrom: 'workspace' };
    },
  };
}
