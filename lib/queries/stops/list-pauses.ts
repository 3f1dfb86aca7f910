import type { ListPausesQuery, PausePage } from '@/lib/contracts/stops';
import { db } from '@/lib/db/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { presentPause, refsOfPause } from './present-pause';

/** Stops and pauses, the newest first: those in force, or those that were lifted. */
export async function listPauses(workspaceId: string, query: ListPausesQuery): Promise<PausePage> {
  const before = query.cursor ? decodeKeyset(query.cursor) : null;
  const found = await db().pause.findMany({
    where: {
      workspaceId,
      liftedAt: query.status === 'active' ? null : { not: null },
      ...(before
        ? { OR: [{ pausedAt: { lt: before.at } }, { pausedAt: before.at, id: { lt: before.id } }] }
        : {}),
    },
    orderBy: [{ pausedAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ pausedAt, id }) =>
    encodeKeyset({ at: pausedAt, id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfPause));
  return { rows: page.map((pause) => presentPause(pause, names)), nextCursor };
}
