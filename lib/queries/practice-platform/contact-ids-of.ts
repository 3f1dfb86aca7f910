import { db } from '@/lib/db/client';

/** The contacts in Mandate behind what a platform calls its people. */
export async function contactIdsOf(
  workspaceId: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const contacts = await db().contact.findMany({
    where: { workspaceId, externalId: { in: [...externalIds] } },
    select: { id: true, externalId: true },
  });
  return new Map(contacts.map(({ id, externalId }) => [externalId, id]));
}
