import type { z } from 'zod';
import type { PracticeNoticeQuery, practiceNoticeListSchema } from '@/lib/contracts/practice-channels';
import { listNotices } from '@/lib/practice-platform/in-product';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { contactIdsOf } from './contact-ids-of';

/** What the practice product shows to whom, the last changed first. */
export async function listPracticeNotices(
  workspaceId: string,
  query: PracticeNoticeQuery,
): Promise<z.input<typeof practiceNoticeListSchema>> {
  const found = await listNotices(workspaceId, {
    q: query.q,
    limit: query.limit + 1,
    ...(query.cursor ? { before: decodeKeyset(query.cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.updatedAt, id: row.contactExternalId }),
  );
  const contacts = await contactIdsOf(
    workspaceId,
    page.map((row) => row.contactExternalId),
  );
  return {
    rows: page.map(({ contactExternalId, title, text, updatedAt }) => ({
      externalId: contactExternalId,
      contactId: contacts.get(contactExternalId) ?? null,
      title,
      text,
      changedAt: updatedAt.toISOString(),
    })),
    nextCursor,
  };
}
