import type { ListRightsRequestsQuery, RightsRequestPage } from '@/lib/contracts/rights';
import { openRightsStatuses } from '@/lib/core/rights/rights-request';
import { db } from '@/lib/db/client';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';
import { presentRequest, refsOfRequest } from './present-request';

/** What people ask for about their own data: that which is to be answered, or was. */
export async function listRequests(
  { id: workspaceId }: { id: string },
  query: ListRightsRequestsQuery,
): Promise<RightsRequestPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  const keyset = query.cursor ? decodeKeyset(query.cursor) : null;
  const open = [...openRightsStatuses];
  const found = await db().rightsRequest.findMany({
    where: {
      workspaceId,
      status: query.status === 'open' ? { in: open } : { notIn: open },
      ...(query.kind ? { kind: { in: query.kind } } : {}),
      ...(query.contactId ? { contactId: query.contactId } : {}),
      ...(keyset
        ? { OR: [{ dueAt: { [beyond]: keyset.at } }, { dueAt: keyset.at, id: { [beyond]: keyset.id } }] }
        : {}),
    },
    orderBy: [{ dueAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ dueAt, id }) =>
    encodeKeyset({ at: dueAt, id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfRequest));
  return { rows: page.map((row) => presentRequest(row, names)), nextCursor };
}
