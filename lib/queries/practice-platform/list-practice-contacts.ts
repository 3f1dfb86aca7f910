import type { z } from 'zod';
import type { PracticeContactQuery, practiceContactListSchema } from '@/lib/contracts/practice';
import { listContacts } from '@/lib/practice-platform/crm';
import { ownerNames } from '@/lib/practice-platform/owner-names';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { readChangedBy } from './changed-by';

/** The practice CRM's contacts, those changed last first. */
export async function listPracticeContacts(
  workspaceId: string,
  query: PracticeContactQuery,
): Promise<z.input<typeof practiceContactListSchema>> {
  const found = await listContacts(workspaceId, {
    q: query.q,
    limit: query.limit + 1,
    ...(query.cursor ? { before: decodeKeyset(query.cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.updatedAt, id: row.externalId }),
  );
  const owners = await ownerNames(
    workspaceId,
    page.flatMap((row) => row.ownerId ?? []),
  );
  const changedBy = await readChangedBy(workspaceId, page);
  return {
    rows: page.map(({ externalId, ownerId, note, updatedAt, updatedBy }) => ({
      externalId,
      owner: ownerId === null ? null : { id: ownerId, name: owners.get(ownerId) ?? null },
      note,
      updatedAt: updatedAt.toISOString(),
      updatedBy: changedBy(updatedBy),
    })),
    nextCursor,
  };
}
