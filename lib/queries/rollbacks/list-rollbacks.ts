import type { ListRollbacksQuery, RollbackPage } from '@/lib/contracts/rollbacks';
import { db } from '@/lib/db/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { presentRollbacks } from './present-rollback';

/** Rollbacks, the newest first. */
export async function listRollbacks(workspaceId: string, query: ListRollbacksQuery): Promise<RollbackPage> {
  const before = query.cursor ? decodeKeyset(query.cursor) : null;
  const found = await db().rollback.findMany({
    where: {
      workspaceId,
      ...(before
        ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ createdAt, id }) =>
    encodeKeyset({ at: createdAt, id }),
  );
  return { rows: await presentRollbacks(workspaceId, page), nextCursor };
}
