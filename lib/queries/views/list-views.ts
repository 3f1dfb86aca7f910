import type { SavedView, ViewList } from '@/lib/contracts/views';
import { db } from '@/lib/db/client';

/** The views of a list that a person has kept, by name. */
export async function listViews(
  workspaceId: string,
  userId: string,
  list: ViewList,
): Promise<{ rows: SavedView[] }> {
  const rows = await db().savedView.findMany({
    where: { workspaceId, userId, list },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, search: true },
  });
  return { rows };
}
