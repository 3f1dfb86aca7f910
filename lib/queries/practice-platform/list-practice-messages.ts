import type { z } from 'zod';
import type { PracticeMessageQuery, practiceMessageListSchema } from '@/lib/contracts/practice-email';
import { db } from '@/lib/db/client';
import { listMessages } from '@/lib/practice-platform/email';
import { decodeKeyset, encodeKeyset, takePage } from '../list/keyset';

/** What the practice e-mail service delivered and what came back, newest first, with the contact in Mandate where it is one. */
export async function listPracticeMessages(
  workspaceId: string,
  query: PracticeMessageQuery,
): Promise<z.input<typeof practiceMessageListSchema>> {
  const found = await listMessages(workspaceId, {
    q: query.q,
    limit: query.limit + 1,
    ...(query.cursor ? { before: decodeKeyset(query.cursor) } : {}),
  });
  const { page, nextCursor } = takePage(found, query.limit, (row) =>
    encodeKeyset({ at: row.sentAt, id: row.id }),
  );
  const contacts = await db().contact.findMany({
    where: { workspaceId, externalId: { in: page.map((row) => row.contactExternalId) } },
    select: { id: true, externalId: true },
  });
  const idOf = new Map(contacts.map(({ id, externalId }) => [externalId, id]));
  return {
    rows: page.map(({ contactExternalId, headers, sentAt, repliedAt, ...row }) => ({
      ...row,
      externalId: contactExternalId,
      contactId: idOf.get(contactExternalId) ?? null,
      headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
      sentAt: sentAt.toISOString(),
      repliedAt: repliedAt?.toISOString() ?? null,
    })),
    nextCursor,
  };
}
