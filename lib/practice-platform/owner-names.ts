import { practiceDb } from '@/lib/db/client';

/** What the CRM calls these owners, by id; ids it does not know are left out. */
export async function ownerNames(workspaceId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const owners = await practiceDb().practiceOwner.findMany({
    where: { workspaceId, id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(owners.map(({ id, name }) => [id, name]));
}
