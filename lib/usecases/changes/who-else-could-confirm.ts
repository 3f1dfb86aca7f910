import { type Permission, permissionsOf } from '@/lib/core/access/permissions';
import type { Tx } from '@/lib/db/tx';

/**
 * The people of a workspace, other than the one who asks, who hold a permission now: any of them may confirm what was proposed.
 * @returns ids of users, in no particular order; empty where nobody else could.
 */
export async function whoElseCouldConfirm(
  tx: Tx,
  workspaceId: string,
  permission: Permission,
  proposerId: string,
): Promise<string[]> {
  const members = await tx.membership.findMany({
    where: { workspaceId, disabledAt: null, userId: { not: proposerId } },
    select: { userId: true, roles: true },
  });
  return members.filter(({ roles }) => permissionsOf(roles).has(permission)).map(({ userId }) => userId);
}

/** Whether by now somebody else could confirm what nobody else could when it was proposed: then it waits for them. */
export const someoneCanConfirm = async (
  tx: Tx,
  workspaceId: string,
  permission: Permission,
  proposerId: string | null,
): Promise<boolean> => (await whoElseCouldConfirm(tx, workspaceId, permission, proposerId ?? '')).length > 0;
