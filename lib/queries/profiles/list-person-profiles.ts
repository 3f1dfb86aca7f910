import type { PersonProfile, PersonProfiles } from '@/lib/contracts/profiles';
import { identityTypes } from '@/lib/core/identity/nodes';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { findContacts } from '@/lib/db/repositories/contacts';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { inTransaction } from '@/lib/db/tx';
import { resolveNames } from '../names/resolve-names';
import { sourcesOf } from './sources-of';

type Link = { contactAId: string; contactBId: string; decidedById: string | null; decidedAt: Date | null };

/** The profiles that make the person of a contact, the one that stands for them first. @throws AppError `not_found`. */
export async function listPersonProfiles(
  { id: workspaceId }: { id: string },
  contactId: string,
): Promise<PersonProfiles> {
  const ids = await profileIdsOf(db(), workspaceId, contactId);
  const [rootId] = ids;
  if (rootId === undefined) throw new AppError('not_found', { detail: 'There is no such contact.' });
  const among = { in: ids };
  const [profiles, rows, identities, links, seen] = await Promise.all([
    inTransaction((tx) => findContacts(tx, workspaceId, { ids })),
    db().contact.findMany({
      where: { workspaceId, id: among },
      select: { id: true, createdAt: true, ownLastSignalAt: true },
    }),
    db().identity.groupBy({
      by: ['contactId', 'type', 'namespace'],
      where: { workspaceId, contactId: among },
      _count: true,
      orderBy: [{ type: 'asc' }, { namespace: 'asc' }],
    }),
    db().contactLink.findMany({
      where: { workspaceId, status: 'linked', contactAId: among, contactBId: among },
      select: { contactAId: true, contactBId: true, decidedById: true, decidedAt: true },
      orderBy: { id: 'asc' },
    }),
    db().signal.groupBy({
      by: ['contactId'],
      where: { workspaceId, contactId: among },
      _count: true,
      _min: { occurredAt: true },
      _max: { occurredAt: true },
    }),
  ]);
  const names = await resolveNames(
    workspaceId,
    links.flatMap(({ decidedById }) => (decidedById === null ? [] : [{ type: 'person', id: decidedById }])),
  );
  const datesOf = new Map(rows.map((row) => [row.id, row]));
  const seenOf = new Map(seen.map((row) => [row.contactId, row]));
  const present = (profile: (typeof profiles)[number]): PersonProfile => {
    const { id, externalId } = profile;
    const [known, dates] = [seenOf.get(id), datesOf.get(id)];
    const knownBy = identities.flatMap(({ contactId: owner, type, namespace, _count }) => {
      const named = identityTypes.find((each) => each === type);
      return owner === id && named ? [{ type: named, namespace, count: _count }] : [];
    });
    const link = linkFor(id, links);
    return {
      id,
      externalId,
      isRoot: id === rootId,
      sources: sourcesOf(profile),
      knownBy,
      signals: known?._count ?? 0,
      firstSeenAt: earliest(known?._min.occurredAt, dates?.createdAt).toISOString(),
      lastSeenAt: (known?._max.occurredAt ?? dates?.ownLastSignalAt ?? null)?.toISOString() ?? null,
      joinedBy: joinedBy(link, {
        isDevice: knownBy.some(({ type }) => type === 'anonymous'),
        isRoot: id === rootId,
        nameOf: (personId) => names.of('person', personId),
      }),
    };
  };
  const isRoot = ({ id }: { id: string }) => Number(id === rootId);
  return {
    rows: [...profiles].sort((a, b) => isRoot(b) - isRoot(a) || (a.id < b.id ? -1 : 1)).map(present),
  };
}

/** The link that holds a profile among the others: somebody's word counts for more than an identifier that was found. */
const linkFor = (id: string, links: readonly Link[]): Link | undefined => {
  const own = links.filter(({ contactAId, contactBId }) => contactAId === id || contactBId === id);
  return own.find(({ decidedById }) => decidedById !== null) ?? own[0];
};

function joinedBy(
  link: Link | undefined,
  of: { isDevice: boolean; isRoot: boolean; nameOf: (personId: string) => PersonName },
): PersonProfile['joinedBy'] {
  if (link?.decidedById)
    return { by: 'person', person: of.nameOf(link.decidedById), at: link.decidedAt?.toISOString() ?? null };
  if (link) return { by: 'identifier' };
  return of.isDevice && !of.isRoot ? { by: 'device' } : null;
}
type PersonName = Extract<NonNullable<PersonProfile['joinedBy']>, { by: 'person' }>['person'];

const earliest = (...moments: (Date | null | undefined)[]): Date =>
  new Date(Math.min(...moments.flatMap((at) => (at ? [at.getTime()] : []))));
