import { now } from '@/lib/platform/clock';
import { newPersonKey, unwrapKey, wrapKey } from '@/lib/platform/person-cipher';
import type { Prisma } from '../generated/client';
import { keyDb } from '../key-client';

/** By contact; null where it was destroyed. */
export type PersonKeys = ReadonlyMap<string, Buffer | null>;

/** So long a process remembers a key: a page of rows about one person asks for it once. After a destruction elsewhere it forgets as soon. */
const REMEMBERED_MS = 5_000;
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, { key: Buffer; until: number }>();

function recall(contactId: string): Buffer | null {
  const found = remembered.get(contactId);
  return found && found.until > performance.now() ? found.key : null;
}

function remember(contactId: string, key: Buffer): void {
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(contactId, { key, until: performance.now() + REMEMBERED_MS });
}

/** The keys of these people, as far as there are any; null where there is none (any more). */
export async function readPersonKeys(contactIds: readonly string[]): Promise<PersonKeys> {
  const keys = new Map(contactIds.map((id) => [id, recall(id)]));
  const unknown = contactIds.filter((id) => keys.get(id) === null);
  if (unknown.length === 0) return keys;
  const rows = await keyDb().$queryRaw<{ contactId: string; wrapped: Uint8Array | null }[]>`
    SELECT contact_id AS "contactId", wrapped FROM person_keys WHERE contact_id = ANY(${unknown}) AND destroyed_at IS NULL`;
  for (const { contactId, wrapped } of rows) {
    if (!wrapped) continue;
    const key = unwrapKey(contactId, wrapped);
    remember(contactId, key);
    keys.set(contactId, key);
  }
  return keys;
}

/**
 * The keys of these people of one workspace; who has none gets one. It commits by itself, before what it seals is written, so that
 * whatever is stored can be opened. A key that was destroyed stays so: nothing more is sealed for that person.
 */
export async function ensurePersonKeys(
  workspaceId: string,
  contactIds: readonly string[],
): Promise<PersonKeys> {
  const ids = [...new Set(contactIds)].sort();
  const all = await readPersonKeys(ids);
  if ([...all.values()].every((key) => key !== null)) return all;
  const fresh = new Map(ids.filter((id) => all.get(id) === null).map((id) => [id, newPersonKey()]));
  // Whoever has a key keeps it, and whoever's was destroyed has none: only what was added is answered.
  const wrapped = [...fresh].map(([contactId, key]) => wrapKey(contactId, key).toString('base64'));
  const added = await keyDb().$queryRaw<{ contactId: string }[]>`
    INSERT INTO person_keys (contact_id, workspace_id, wrapped, created_at)
    SELECT id, ${workspaceId}, decode(wrapped, 'base64'), ${now()}
    FROM unnest(${[...fresh.keys()]}::text[], ${wrapped}::text[]) AS k (id, wrapped)
    ON CONFLICT DO NOTHING RETURNING contact_id AS "contactId"`;
  const keys = new Map(all);
  for (const { contactId } of added) {
    const key = fresh.get(contactId);
    if (!key) continue;
    fresh.delete(contactId);
    remember(contactId, key);
    keys.set(contactId, key);
  }
  // Made elsewhere since they were looked for, or destroyed.
  if (fresh.size > 0) for (const [id, key] of await readPersonKeys([...fresh.keys()])) keys.set(id, key);
  return keys;
}

/** Destroys a person's key: what it sealed is gone with it. @returns false where it was destroyed before. */
export async function destroyPersonKey(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  contactId: string,
): Promise<boolean> {
  const at = now();
  const { count } = await tx.personKey.updateMany({
    where: { contactId, workspaceId, destroyedAt: null },
    data: { wrapped: null, destroyedAt: at },
  });
  // Somebody about whom nothing was ever sealed gets no key from here on.
  const added = await tx.personKey.createMany({
    data: { contactId, workspaceId, wrapped: null, createdAt: at, destroyedAt: at },
    skipDuplicates: true,
  });
  remembered.delete(contactId);
  return count + added.count > 0;
}
