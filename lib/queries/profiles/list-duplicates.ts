import type { DuplicatePage, MergedPeople } from '@/lib/contracts/profiles';
import { likenessReasonSchema } from '@/lib/core/identity/likeness';
import { emptyProfile, joinProfiles, type Profile } from '@/lib/core/profiles/profile';
import { db } from '@/lib/db/client';
import { findContacts } from '@/lib/db/repositories/contacts';
import { inTransaction } from '@/lib/db/tx';
import { resolveNames } from '../names/resolve-names';
import { compareProfiles } from './compare-profiles';
import { sourcesOf } from './sources-of';

/** So many are shown at once: each is looked at by a person. */
const SHOWN = 25;

/** Pairs of people that look like one, the surest first. Who was erased or became one person meanwhile is not asked about. */
export async function listDuplicates({ id: workspaceId }: { id: string }): Promise<DuplicatePage> {
  const alive = { erasedAt: null, mergedIntoId: null };
  const where = { workspaceId, status: 'suggested' as const, contactA: alive, contactB: alive };
  const [links, total, look] = await Promise.all([
    db().contactLink.findMany({
      where,
      orderBy: [{ confidence: 'desc' }, { id: 'asc' }],
      take: SHOWN,
    }),
    db().contactLink.count({ where }),
    db().duplicateLook.findUnique({ where: { workspaceId } }),
  ]);
  const ids = [...new Set(links.flatMap(({ contactAId, contactBId }) => [contactAId, contactBId]))];
  const contacts = await inTransaction((tx) => findContacts(tx, workspaceId, { ids, mergedInto: ids }));
  const joined = (id: string): Profile =>
    contacts
      .filter((contact) => contact.id === id || contact.mergedIntoId === id)
      .map(({ profile }) => profile)
      .reduce(joinProfiles, emptyProfile);
  const accountIds = contacts.flatMap(({ profile }) => {
    const account = profile.facts.account?.[0];
    return typeof account === 'string' ? [account] : [];
  });
  const names = await resolveNames(workspaceId, [
    ...ids.map((id) => ({ type: 'contact', id })),
    ...accountIds.map((id) => ({ type: 'account', id })),
    ...(look?.byId ? [{ type: 'person', id: look.byId }] : []),
  ]);
  return {
    total,
    lastLook: look && {
      at: look.lastAt.toISOString(),
      by: look.byId === null ? null : names.of('person', look.byId),
      examined: look.examined,
      suggested: look.suggested,
    },
    rows: links.map((link) => ({
      id: link.id,
      a: names.of('contact', link.contactAId),
      b: names.of('contact', link.contactBId),
      confidence: link.confidence ?? 0,
      reasons: link.reason.split(' ').map((reason) => likenessReasonSchema.parse(reason)),
      suggestedAt: link.createdAt.toISOString(),
      fields: compareProfiles(
        joined(link.contactAId).facts,
        joined(link.contactBId).facts,
        (id) => names.of('account', id).name,
      ),
    })),
  };
}

/** People of several profiles, those that changed last first, with what each profile is. */
export async function listMergedPeople({ id: workspaceId }: { id: string }): Promise<MergedPeople> {
  const where = { workspaceId, erasedAt: null, merged: { some: {} } };
  const [roots, total] = await Promise.all([
    db().contact.findMany({
      where,
      orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
      take: SHOWN,
      select: { id: true },
    }),
    db().contact.count({ where }),
  ]);
  return {
    total,
    rows: await presentPeople(
      workspaceId,
      roots.map(({ id }) => id),
    ),
  };
}

async function presentPeople(workspaceId: string, rootIds: readonly string[]): Promise<MergedPeople['rows']> {
  const profiles = await inTransaction((tx) =>
    findContacts(tx, workspaceId, { ids: rootIds, mergedInto: rootIds }),
  );
  const ids = profiles.map(({ id }) => id);
  const [names, devices, confirmed] = await Promise.all([
    resolveNames(
      workspaceId,
      ids.map((id) => ({ type: 'contact', id })),
    ),
    db().identity.findMany({
      where: { workspaceId, contactId: { in: ids }, type: 'anonymous' },
      select: { contactId: true },
    }),
    db().contactLink.findMany({
      where: { workspaceId, status: 'linked', decidedById: { not: null }, contactAId: { in: ids } },
      select: { contactAId: true, contactBId: true },
    }),
  ]);
  const deviceIds = new Set(devices.map(({ contactId }) => contactId));
  const decided = new Set(confirmed.flatMap(({ contactAId, contactBId }) => [contactAId, contactBId]));
  return rootIds.map((rootId) => ({
    person: names.of('contact', rootId),
    profiles: profiles
      .filter(({ id, mergedIntoId }) => id === rootId || mergedIntoId === rootId)
      .sort((a, b) => Number(b.id === rootId) - Number(a.id === rootId) || (a.id < b.id ? -1 : 1))
      .map((contact) => ({
        profile: names.of('contact', contact.id),
        sources: sourcesOf(contact),
        isDevice: deviceIds.has(contact.id),
        byPerson: decided.has(contact.id),
      })),
  }));
}
