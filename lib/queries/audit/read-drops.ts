import { toBase64 } from '@/lib/core/audit/log/bytes';
import { chunkOf, DROP_VERB, type Drops, readDrop } from '@/lib/core/audit/log/drops';
import { db } from '@/lib/db/client';
import type { Tx } from '@/lib/db/tx';

/** An entry that says whose contents are dropped; its index is null while it waits to be sealed. */
export type DropEntry = { id: string; canonical: string; occurredAt: Date; index: number | null };
type Client = Pick<Tx, 'auditEntry'>;

const readEntries = async (client: Client, where: object): Promise<DropEntry[]> =>
  (
    await client.auditEntry.findMany({
      where: { verb: DROP_VERB, ...where },
      orderBy: { id: 'asc' },
      select: { id: true, canonical: true, occurredAt: true, leaf: { select: { index: true } } },
    })
  ).map(({ leaf, ...entry }) => ({ ...entry, index: leaf === null ? null : Number(leaf.index) }));

/** The sealed entries that say whose contents are dropped, in the order of the log, up to a head of `size` entries. */
export async function readDrops(workspaceId: string, size: number): Promise<Drops> {
  const entries = await readEntries(db(), { workspaceId, leaf: { index: { lt: size } } });
  return entries
    .flatMap(({ canonical, index }) => (index === null ? [] : [{ index, entry: canonical }]))
    .sort((a, b) => a.index - b.index);
}

/** Those that speak of a chunk of the log, sealed or not. */
export const readDropsOf = (
  workspaceId: string,
  chunk: number,
  client: Client = db(),
): Promise<DropEntry[]> =>
  readEntries(client, { workspaceId, body: { path: ['detail', 'chunk'], equals: chunk } });

/** The places that such entries name, and when each was named first. */
export function droppedIn(
  entries: readonly { canonical: string }[],
  workspaceId: string,
): ReadonlyMap<number, string> {
  const dropped = new Map<number, string>();
  for (const { canonical } of entries) {
    const drop = readDrop(canonical, workspaceId);
    for (const place of drop?.places ?? []) if (!dropped.has(place)) dropped.set(place, drop?.at ?? '');
  }
  return dropped;
}

/** The entry that says that the contents of this one were dropped, and the hash of it that the log holds. */
export async function readDropOf(
  workspaceId: string,
  entryId: string,
): Promise<{ entryId: string | null; at: string | null; leaf: string }> {
  const leaf = await db().auditLeaf.findUniqueOrThrow({
    where: { entryId_workspaceId: { entryId, workspaceId } },
    select: { index: true, hash: true },
  });
  const entries = await readDropsOf(workspaceId, chunkOf(Number(leaf.index)));
  const said = entries.find((entry) => droppedIn([entry], workspaceId).has(Number(leaf.index)));
  return {
    entryId: said?.id ?? null,
    at: said?.occurredAt.toISOString() ?? null,
    leaf: toBase64(new Uint8Array(leaf.hash)),
  };
}
