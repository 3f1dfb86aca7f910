import type { Access } from '@/lib/auth/access-shape';
import type { Me } from '@/lib/contracts/session';
import { permissions } from '@/lib/core/access/permissions';
import { db } from '@/lib/db/client';

/** Who asks, where, and what they may do there; for API keys without a person. */
export async function getMe({ actor, permissions: held, workspace }: Access): Promise<Me> {
  const { slug, name, timeZone, currency, isSample } = workspace;
  return {
    actor,
    person: actor.type === 'person' ? await readPerson(workspace.id, actor.id) : null,
    permissions: permissions.filter((permission) => held.has(permission)),
    workspace: { slug, name, timeZone, currency, isSample },
  };
}

async function readPerson(workspaceId: string, userId: string): Promise<Me['person']> {
  const membership = await db().membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { roles: true, mailsApprovals: true, user: { select: { id: true, name: true, email: true } } },
  });
  if (!membership) return null;
  const { user, roles, mailsApprovals } = membership;
  return { ...user, roles, mailsApprovals };
}
