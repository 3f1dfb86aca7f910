import type { z } from 'zod';
import type { PracticeTextQuery, practiceTextListSchema } from '@/lib/contracts/practice-channels';
import { listTexts } from '@/lib/practice-platform/sms';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';
import { contactIdsOf } from './contact-ids-of';

/** What the practice text-message service delivered and what came back, newest first. */
export async function listPracticeTexts(
  workspaceId: string,
  query: PracticeTextQuery,
): Promise<z.input<typeof practiceTextListSchema>> {
  const found = await listTexts(workspaceId, {
    q: query.q,
    limit: query.limit + 1,
    ...(query.cursor ? { before: decodeKeyset(query.cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.sentAt, id: row.id }),
  );
  const contacts = await contactIdsOf(
    workspaceId,
    page.map((row) => row.contactExternalId),
  );
  return {
    rows: page.map(({ contactExternalId, sentAt, repliedAt, ...row }) => ({
      ...row,
      externalId: contactExternalId,
      contactId: contacts.get(contactExternalId) ?? null,
      sentAt: sentAt.toISOString(),
      repliedAt: repliedAt?.toISOString() ?? null,
    })),
    nextCursor,
  };
}
