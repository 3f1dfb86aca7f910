import { type Permission, permissionsOf } from '@/lib/core/access/permissions';
import type { Tx } from '@/lib/db/tx';

/**
 * Who looks at a sign of distress, in this order: the owner of the agent that contacted this person last, its deputy, the privacy
 * officers, whoever else may record consent: people who can sign in and close it. It always names somebody, because the block that
 * comes first must not fail for want of one.
 */
export async function nameResponsible(
  tx: Tx,
  workspaceId: string,
  contactId: string,
): Promise<[string, ...string[]]> {
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
  const [first, ...others] = new Set(wanted.flatMap((id) => (id && able.includes(id) ? [id] : [])));
  return [first ?? agent?.ownerId ?? members[0]?.userId ?? 'nobody', ...others];
}
