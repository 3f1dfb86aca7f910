import { permissionsOf } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';
import { type Access, workspaceSelect } from './access-shape';
import type { Session } from './read-session';

/** What a person may do in a workspace; null when it does not exist, they are not in it, or are disabled there. */
export async function accessBySession(session: Session, workspaceSlug: string): Promise<Access | null> {
  const workspace = await db().workspace.findUnique({
    where: { slug: workspaceSlug },
    select: workspaceSelect,
  });
  if (!workspace) return null;
  const membership = await db().membership.findUnique({
    where: { workspaceId_userId: { workspaceId: workspace.id, userId: session.userId } },
    select: { roles: true, isSample: true, disabledAt: true },
  });
  if (!membership || membership.disabledAt) return null;
  return {
    actor: { type: 'person', id: session.userId, isSample: membership.isSample },
    permissions: permissionsOf(membership.roles),
    workspace,
  };
}
