import { toBase64 } from '@/lib/core/audit/log/bytes';
import { chunkOf, DROP_VERB, type Drops, droppedPlaces } from '@/lib/core/audit/log/drops';
import { db } from '@/lib/db/client';

/** The sealed entries that say whose contents were dropped, in the order of the log, up to a head of `size` entries. */
export async function readDrops(workspaceId: string, size: number): Promise<Drops> {
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, verb: DROP_VERB, leaf: { index: { lt: size } } },
    orderBy: { leaf: { index: 'asc' } },
    select: { canonical: true, leaf: { select: { index: true } } },
  });
  return entries.flatMap(({ canonical, leaf }) =>
    leaf ? [{ index: Number(leaf.index), entry: canonical }] : [],
  );
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
  const entries = await db().auditEntry.findMany({
    where: {
      workspaceId,
      verb: DROP_VERB,
      body: { path: ['detail', 'chunk'], equals: chunkOf(Number(leaf.index)) },
    },
    orderBy: { id: 'asc' },
    select: { id: true, occurredAt: true, canonical: true },
  });
  const said = entries.find(({ canonical }) =>
    droppedPlaces(canonical, workspaceId)?.includes(Number(leaf.index)),
  );
  return {
    entryId: said?.id ?? null,
    at: said?.occurredAt.toISOString() ?? null,
    leaf: toBase64(new Uint8Array(leaf.hash)),
  };
}
