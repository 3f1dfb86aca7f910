import type { ListSuppressionsQuery, SuppressionPage } from '@/lib/contracts/suppressions';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { addressHashOf } from '@/lib/db/repositories/suppressions';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { personMatching } from './person-matching';
import { presentSuppression, refsOfSuppression } from './present-suppression';

/** Blocks on contact, newest first unless sorted otherwise. A whole e-mail address is found by its hash alone. */
export async function listSuppressions(
  { id: workspaceId }: { id: string },
  query: ListSuppressionsQuery,
): Promise<SuppressionPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const conditions: Prisma.SuppressionWhereInput[] = [];
  if (query.q) conditions.push({ OR: matching(workspaceId, query.q) });
  if (query.cursor) {
    const { at, id } = decodeKeyset(query.cursor);
    const beyond = direction === 'asc' ? 'gt' : 'lt';
    conditions.push({ OR: [{ createdAt: { [beyond]: at } }, { createdAt: at, id: { [beyond]: id } }] });
  }
  const found = await db().suppression.findMany({
    where: {
      workspaceId,
      liftedAt: query.status === 'active' ? null : { not: null },
      ...(query.reason?.length ? { reason: { in: query.reason } } : {}),
      AND: conditions,
    },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ createdAt, id }) =>
    encodeKeyset({ at: createdAt, id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfSuppression));
  return { rows: page.map((row) => presentSuppression(row, names)), nextCursor };
}

function matching(workspaceId: string, q: string): Prisma.SuppressionWhereInput[] {
  return [
    { id: q },
    { contactId: q },
    { contact: { OR: personMatching(workspaceId, q) } },
    ...(q.includes('@') ? [{ addressHash: addressHashOf(workspaceId, q) }] : []),
  ];
}
