import { z } from 'zod';
import { practiceDb } from '@/lib/db/client';
import type { PracticeOwner } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { changedSince } from './changed-since';
import { PracticeApiError } from './practice-api-error';
import { answerManyOnce, answerOnce, type PracticeResponse } from './requests';

/** What the CRM holds of a contact. One it has never heard of has neither owner nor note; assigning creates it. */
export type CrmContact = { ownerId: string | null; note: string | null };

const changeSchema = z.strictObject({
  ownerId: z.string().max(80).nullable().optional(),
  note: z.string().max(4000, 'a note has at most 4,000 characters').nullable().optional(),
});
export type CrmContactChange = z.infer<typeof changeSchema>;

export async function readContact(workspaceId: string, externalId: string): Promise<CrmContact> {
  const found = await practiceDb().practiceContact.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    select: { ownerId: true, note: true },
  });
  return found ?? { ownerId: null, note: null };
}

/** Who changed a contact last: `api` or `person:<id>`; null for one it does not know. */
export async function lastEditorOf(workspaceId: string, externalId: string): Promise<string | null> {
  const found = await practiceDb().practiceContact.findUnique({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    select: { updatedBy: true },
  });
  return found?.updatedBy ?? null;
}

/** Many contacts at once, in the order asked. */
export async function readContacts(
  workspaceId: string,
  externalIds: readonly string[],
): Promise<CrmContact[]> {
  const found = await practiceDb().practiceContact.findMany({
    where: { workspaceId, externalId: { in: [...externalIds] } },
    select: { externalId: true, ownerId: true, note: true },
  });
  const byId = new Map(found.map(({ externalId, ...contact }) => [externalId, contact]));
  return externalIds.map((id) => byId.get(id) ?? { ownerId: null, note: null });
}

/** The API's bulk update of contacts that exist, of one workspace, each of them once; each is answered for itself. */
export function updateContacts(
  calls: readonly {
    workspaceId: string;
    externalId: string;
    set: PracticeResponse['requested'];
    /** What the caller saw in these fields: where one is no longer so, nothing is changed. */
    expected?: PracticeResponse['before'];
    idempotencyKey: string;
  }[],
): Promise<(PracticeResponse | PracticeApiError)[]> {
  const expectedOf = new Map(calls.map(({ idempotencyKey, expected }) => [idempotencyKey, expected]));
  return answerManyOnce(
    calls.map(({ workspaceId, externalId, idempotencyKey, set }) => ({
      workspaceId,
      externalId,
      idempotencyKey,
      operation: 'crm.contact.update',
      requested: set,
    })),
    (tx, fresh) =>
      changeContacts(
        tx,
        fresh.map((call) => ({ ...call, expected: expectedOf.get(call.idempotencyKey) })),
      ),
  );
}

async function changeContacts(
  tx: Tx,
  calls: readonly {
    workspaceId: string;
    externalId: string;
    requested: PracticeResponse['requested'];
    expected: PracticeResponse['before'] | undefined;
  }[],
): Promise<({ before: CrmContact; after: CrmContact } | PracticeApiError)[]> {
  const [first] = calls;
  if (!first) return [];
  const { workspaceId } = first;
  const ids = calls.map(({ externalId }) => externalId);
  const rows = await tx.$queryRaw<(CrmContact & { externalId: string })[]>`
    select external_id as "externalId", owner_id as "ownerId", note from practice_contacts
    where workspace_id = ${workspaceId} and external_id = any(${ids}) order by external_id for update`;
  const before = new Map(rows.map(({ externalId, ...contact }) => [externalId, contact]));
  const owners = new Set(
    (await tx.practiceOwner.findMany({ where: { workspaceId }, select: { id: true } })).map(({ id }) => id),
  );
  const results = calls.map(({ externalId, requested, expected }) => {
    const parsed = changeSchema.safeParse(requested);
    if (!parsed.success) return new PracticeApiError('invalid', z.prettifyError(parsed.error));
    const { ownerId } = parsed.data;
    if (ownerId && !owners.has(ownerId))
      return new PracticeApiError('not_found', `The CRM knows no owner ${ownerId}.`);
    const was = before.get(externalId);
    if (!was) return new PracticeApiError('not_found', `The CRM knows no contact ${externalId}.`);
    const changed = changedSince(was, expected);
    if (changed) return changed;
    const after: CrmContact = {
      ownerId: parsed.data.ownerId === undefined ? was.ownerId : parsed.data.ownerId,
      note: parsed.data.note === undefined ? was.note : parsed.data.note,
    };
    return { externalId, before: was, after };
  });
  const changed = results.flatMap((result) => (result instanceof PracticeApiError ? [] : [result]));
  await tx.$executeRaw`
    update practice_contacts c set owner_id = n.owner_id, note = n.note, updated_at = ${now()}, updated_by = 'api'
    from unnest(${changed.map(({ externalId }) => externalId)}::text[], ${changed.map(({ after }) => after.ownerId)}::text[],
      ${changed.map(({ after }) => after.note)}::text[]) as n (external_id, owner_id, note)
    where c.workspace_id = ${workspaceId} and c.external_id = n.external_id`;
  return results.map((result) =>
    result instanceof PracticeApiError ? result : { before: result.before, after: result.after },
  );
}

/** The API's upsert: sets the named fields. @throws PracticeApiError for an unknown owner, a value out of bounds, or one that is no longer as expected. */
export async function updateContact(call: {
  workspaceId: string;
  externalId: string;
  set: PracticeResponse['requested'];
  expected?: PracticeResponse['before'];
  idempotencyKey: string;
}): Promise<PracticeResponse> {
  const { workspaceId, externalId, idempotencyKey, set, expected } = call;
  return answerOnce(
    { workspaceId, externalId, idempotencyKey, operation: 'crm.contact.update', requested: set },
    (tx) => changeContact(tx, { workspaceId, externalId, set, expected, by: 'api' }),
  );
}

/**
 * Sets fields of a contact; `by` is `api` or `person:<id>` for a hand edit. The API creates one that is unknown, a hand edit
 * does not.
 */
export async function changeContact(
  tx: Tx,
  change: {
    workspaceId: string;
    externalId: string;
    set: unknown;
    expected?: PracticeResponse['before'] | undefined;
    by: 'api' | `person:${string}`;
  },
): Promise<{ before: CrmContact; after: CrmContact }> {
  const { workspaceId, externalId, expected, by } = change;
  const parsed = changeSchema.safeParse(change.set);
  if (!parsed.success) throw new PracticeApiError('invalid', z.prettifyError(parsed.error));
  const set = parsed.data;
  if (set.ownerId) {
    const owners = await tx.practiceOwner.count({ where: { workspaceId, id: set.ownerId } });
    if (owners === 0) throw new PracticeApiError('not_found', `The CRM knows no owner ${set.ownerId}.`);
  }
  // Locked, whether it was there or is there only now.
  const [before] =
    by === 'api'
      ? await tx.$queryRaw<CrmContact[]>`
    insert into practice_contacts as c (workspace_id, external_id, display_name, updated_at, updated_by)
    values (${workspaceId}, ${externalId}, ${externalId}, ${now()}, ${by})
    on conflict (workspace_id, external_id) do update set updated_at = c.updated_at returning owner_id as "ownerId", note`
      : await tx.$queryRaw<CrmContact[]>`
    select owner_id as "ownerId", note from practice_contacts
    where workspace_id = ${workspaceId} and external_id = ${externalId} for update`;
  if (!before) throw new PracticeApiError('not_found', `The CRM knows no contact ${externalId}.`);
  const changed = changedSince(before, expected);
  if (changed) throw changed;
  const after = await tx.practiceContact.update({
    where: { workspaceId_externalId: { workspaceId, externalId } },
    data: { ...set, updatedAt: now(), updatedBy: by },
    select: { ownerId: true, note: true },
  });
  return { before, after };
}

export type CrmOwner = {
  id: string;
  name: string;
  team: string;
  region: string;
  /** Contacts the owner can look after at once. */
  capacity: number;
  available: boolean;
  /** Contacts the owner has now. */
  assigned: number;
};

/** All owners with how many contacts each has, by name: for whoever looks at the CRM itself. */
export async function listOwners(workspaceId: string): Promise<CrmOwner[]> {
  const owners = await practiceDb().practiceOwner.findMany({
    where: { workspaceId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  return withLoad(workspaceId, owners);
}

const OWNERS_A_PAGE = 100;

/** The same as the CRM's API tells it: page by page, by id. @param cursor the last id of the page before. */
export async function ownersPage(
  workspaceId: string,
  cursor: string | null,
): Promise<{ items: CrmOwner[]; nextCursor: string | null }> {
  const items = await practiceDb().$queryRaw<CrmOwner[]>`
    select o.id, o.name, o.team, o.region, o.capacity, o.available, (
      select count(*)::int from practice_contacts c where c.workspace_id = o.workspace_id and c.owner_id = o.id) as assigned
    from practice_owners o
    where o.workspace_id = ${workspaceId} and o.id > ${cursor ?? ''}
    order by o.id limit ${OWNERS_A_PAGE}`;
  return { items, nextCursor: items.length === OWNERS_A_PAGE ? (items.at(-1)?.id ?? null) : null };
}

async function withLoad(workspaceId: string, owners: readonly PracticeOwner[]): Promise<CrmOwner[]> {
  const loads = await practiceDb().practiceContact.groupBy({
    by: ['ownerId'],
    where: { workspaceId, ownerId: { in: owners.map(({ id }) => id) } },
    _count: { _all: true },
  });
  const assigned = new Map(loads.map((load) => [load.ownerId, load._count._all]));
  return owners.map(({ id, name, team, region, capacity, available }) => ({
    id,
    name,
    team,
    region,
    capacity,
    available,
    assigned: assigned.get(id) ?? 0,
  }));
}

/** Adds owners, or brings those of the same name and team up to date. Returns their ids in the order given. */
export async function saveOwners(
  tx: Tx,
  workspaceId: string,
  owners: readonly Omit<CrmOwner, 'id' | 'assigned'>[],
): Promise<{ ids: string[]; created: number }> {
  const known = await tx.practiceOwner.findMany({
    where: { workspaceId },
    select: { id: true, name: true, team: true },
  });
  const idOf = new Map(known.map((owner) => [`${owner.team}\n${owner.name}`, owner.id]));
  const ids: string[] = [];
  let created = 0;
  for (const owner of owners) {
    const key = `${owner.team}\n${owner.name}`;
    const id = idOf.get(key) ?? newId('own');
    if (!idOf.has(key)) created += 1;
    idOf.set(key, id);
    const data = { ...owner, updatedAt: now() };
    await tx.practiceOwner.upsert({
      where: { id },
      create: { id, workspaceId, ...data },
      update: data,
      select: { id: true },
    });
    ids.push(id);
  }
  return { ids, created };
}

/** Sets an owner's capacity or availability by hand. @throws PracticeApiError when unknown. */
export async function changeOwner(
  tx: Tx,
  change: { workspaceId: string; ownerId: string; set: { capacity?: number; available?: boolean } },
) {
  const { workspaceId, ownerId, set } = change;
  const [before] = await tx.$queryRaw<{ capacity: number; available: boolean }[]>`
    select capacity, available from practice_owners where workspace_id = ${workspaceId} and id = ${ownerId} for update`;
  if (!before) throw new PracticeApiError('not_found', `The CRM knows no owner ${ownerId}.`);
  const after = await tx.practiceOwner.update({
    where: { id: ownerId },
    data: { ...set, updatedAt: now() },
    select: { capacity: true, available: true },
  });
  return { before, after };
}

/** A page of contacts, those changed last first. `before` is the last row of the page before. */
export async function listContacts(
  workspaceId: string,
  options: { q?: string; limit: number; before?: { at: Date; id: string } },
) {
  const { q, limit, before } = options;
  return practiceDb().practiceContact.findMany({
    where: {
      workspaceId,
      ...(q ? { displayName: { contains: q, mode: 'insensitive' as const } } : {}),
      ...(before
        ? {
            OR: [{ updatedAt: { lt: before.at } }, { updatedAt: before.at, externalId: { lt: before.id } }],
          }
        : {}),
    },
    orderBy: [{ updatedAt: 'desc' }, { externalId: 'desc' }],
    take: limit,
  });
}
