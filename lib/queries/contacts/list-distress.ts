import { z } from 'zod';
import type { DistressPage, DistressRow, ListDistressQuery } from '@/lib/contracts/suppressions';
import { db } from '@/lib/db/client';
import type { DistressSignal } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

/** Signs of distress that wait for a person, or that somebody has closed. */
export async function listDistress(
  { id: workspaceId }: { id: string },
  query: ListDistressQuery,
): Promise<DistressPage> {
  const direction = query.sort.startsWith('-') ? 'desc' : 'asc';
  const keyset = query.cursor ? decodeKeyset(query.cursor) : null;
  const beyond = direction === 'asc' ? 'gt' : 'lt';
  const found = await db().distressSignal.findMany({
    where: {
      workspaceId,
      closedAt: query.status === 'open' ? null : { not: null },
      ...(keyset
        ? {
            OR: [{ openedAt: { [beyond]: keyset.at } }, { openedAt: keyset.at, id: { [beyond]: keyset.id } }],
          }
        : {}),
    },
    orderBy: [{ openedAt: direction }, { id: direction }],
    take: query.limit + 1,
  });
  const { page, nextCursor } = takePage(found, query.limit, ({ openedAt, id }) =>
    encodeKeyset({ at: openedAt, id }),
  );
  const names = await resolveNames(workspaceId, page.flatMap(refsOfDistress));
  return { rows: page.map((row) => presentDistress(row, names)), nextCursor };
}

const refsOfDistress = ({ contactId, assignedToId, closedById }: DistressSignal): Ref[] => [
  { type: 'contact', id: contactId },
  { type: 'person', id: assignedToId },
  ...(closedById === null ? [] : [{ type: 'person', id: closedById }]),
];

const kindSchema = z.enum(['unsubscribe', 'complaint', 'distress']);

const presentDistress = (row: DistressSignal, names: NameBook): DistressRow => ({
  id: row.id,
  contact: names.of('contact', row.contactId),
  kind: kindSchema.parse(row.kind),
  source: row.source,
  assignedTo: names.of('person', row.assignedToId),
  openedAt: row.openedAt.toISOString(),
  dueAt: row.dueAt.toISOString(),
  isOverdue: row.closedAt === null && row.dueAt < now(),
  closed:
    row.closedAt === null || row.closedById === null
      ? null
      : { by: names.of('person', row.closedById), at: row.closedAt.toISOString(), note: row.note ?? '' },
});
