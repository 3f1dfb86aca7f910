import type { FileRow, ListFilesQuery } from '@/lib/contracts/files';
import { db } from '@/lib/db/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { presentFiles, withSource } from './present-file';

/** The files of a workspace, newest first; those that somebody dropped are left out. */
export async function listFiles(
  workspaceId: string,
  { cursor, limit }: ListFilesQuery,
): Promise<{ rows: FileRow[]; nextCursor: string | null }> {
  const after = cursor ? decodeKeyset(cursor) : null;
  const found = await db().signalFile.findMany({
    where: {
      workspaceId,
      status: { not: 'dropped' },
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    include: withSource,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  });
  const { page, nextCursor } = takePage(found, limit, ({ createdAt, id }) =>
    encodeKeyset({ at: createdAt, id }),
  );
  return { rows: await presentFiles(workspaceId, page), nextCursor };
}
