import { db } from '@/lib/db/client';

const BATCH = 500;
type Position = { recordedAt: Date; id: string };
type Which = { kinds: readonly string[]; since: Date };

/**
 * Signals of these kinds that occurred and were recorded since then, the newest first, in batches, until about `most` were handed out. Of
 * people who were erased nothing can be read: theirs are left out.
 */
export async function* newestSignals(workspaceId: string, { most, ...which }: Which & { most: number }) {
  let last: Position | null = null;
  for (let handed = 0; handed < most; ) {
    const batch: Awaited<ReturnType<typeof readBatch>> = await readBatch(workspaceId, which, last);
    yield batch;
    handed += batch.length;
    last = batch.at(-1) ?? null;
    if (batch.length < BATCH) return;
  }
}

const readBatch = (workspaceId: string, { kinds, since }: Which, after: Position | null) =>
  db().signal.findMany({
    where: {
      workspaceId,
      kind: { in: [...kinds] },
      contact: { erasedAt: null },
      recordedAt: { gte: since },
      occurredAt: { gte: since },
      ...(after
        ? {
            OR: [
              { recordedAt: { lt: after.recordedAt } },
              { recordedAt: after.recordedAt, id: { lt: after.id } },
            ],
          }
        : {}),
    },
    select: {
      id: true,
      kind: true,
      quality: true,
      payload: true,
      contactId: true,
      recordedAt: true,
      occurredAt: true,
      contact: { select: { id: true, mergedIntoId: true } },
    },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
    take: BATCH,
  });
