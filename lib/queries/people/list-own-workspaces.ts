import { db } from '@/lib/db/client';

export type OwnWorkspace = { slug: string; name: string; isSample: boolean };

/** The workspaces that a person may enter, oldest membership first. */
export async function listOwnWorkspaces(userId: string): Promise<OwnWorkspace[]> {
  const memberships = await db().membership.findMany({
    where: { userId, disabledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { workspaceId: true },
  });
  const ids = memberships.map((membership) => membership.workspaceId);
  const workspaces = await db().workspace.findMany({
    where: { id: { in: ids } },
    select: { id: true, slug: true, name: true, isSample: true },
  });
  const byId = new Map(workspaces.map(({ id, ...workspace }) => [id, workspace]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
