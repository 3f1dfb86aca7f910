import { type Permission, permissionsOf } from '@/lib/core/access/permissions';
import type { Tx } from '@/lib/db/tx';

/**
 * Who looks at a sign of distress: the owner of the agent that contacted this person last, else its deputy, else a privacy officer,
 * else whoever may record consent: people who can sign in and close it. It always names somebody, because the block that comes first
 * must not fail for want of one.
 */
export async function nameResponsible(tx: Tx, workspaceId: string, contactId: string): Promise<string> {
  const members = await tx.membership.findMany({
    where: { workspaceId, disabledAt: null },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { userId: true, roles: true },
  });
  const holders = (permission: Permission) =>
    members.filter(({ roles }) => permissionsOf(roles).has(permission)).map(({ userId }) => userId);
  const able = holders('contacts.consent');
  const touch = await tx.contactTouch.findFirst({
    where: { workspaceId, contactId, status: 'sent', agentId: { not: null } },
    orderBy: { at: 'desc' },
    select: { agentId: true },
  });
  const lease = await tx.contactLease.findUnique({
    where: { contactId_workspaceId: { contactId, workspaceId } },
    select: { agentId: true },
  });
  const agentId = touch?.agentId ?? lease?.agentId ?? null;
  const agent =
    agentId === null
      ? null
      : await tx.agent.findUnique({
          where: { id_workspaceId: { id: agentId, workspaceId } },
          select: { ownerId: true, deputyId: true },
        });
  const wanted = [agent?.ownerId, agent?.deputyId, ...holders('contacts.lift_protected'), ...able];
  const chosen = wanted.find((id) => id !== undefined && id !== null && able.includes(id));
  return chosen ?? agent?.ownerId ?? members[0]?.userId ?? 'nobody';
}
