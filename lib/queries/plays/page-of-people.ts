import { db } from '@/lib/db/client';

const PAGE = 500;

/** People of whom something was recorded, whichever profile of theirs it was of, in pages by id from the newest; `next` is null at the end. */
export async function pageOfPeople(
  workspaceId: string,
  after: string | null,
): Promise<{ ids: string[]; next: string | null }> {
  const rows = await db().contact.findMany({
    where: {
      workspaceId,
      mergedIntoId: null,
      erasedAt: null,
      lastSignalAt: { not: null },
      ...(after === null ? {} : { id: { lt: after } }),
    },
    select: { id: true },
    orderBy: { id: 'desc' },
    take: PAGE,
  });
  const ids = rows.map(({ id }) => id);
  return { ids, next: ids.length < PAGE ? null : (ids.at(-1) ?? null) };
}
