import type { Actor } from '@/lib/core/access/actor';
import { permissionsLost } from '@/lib/core/access/lockout';
import { permissionsOf, permissionTitles } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import type { Membership } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/**
 * All memberships of a workspace, locked until the end of the transaction: changes of people happen one after another, so
 * that two admins can't remove each other at once. Throws `forbidden` unless the actor may edit people right now.
 */
export async function lockMembers(tx: Tx, workspaceId: string, actor: Actor): Promise<Membership[]> {
  await tx.$queryRaw`SELECT id FROM memberships WHERE workspace_id = ${workspaceId} ORDER BY id FOR UPDATE`;
  const members = await tx.membership.findMany({ where: { workspaceId } });
  const own = members.find((member) => actor.type === 'person' && member.userId === actor.id);
  if (!own || own.disabledAt || !permissionsOf(own.roles).has('people.edit')) {
    throw new AppError('forbidden', {
      detail: 'Only an admin can change who may do what.',
      remedy: 'Ask an admin of this workspace.',
    });
  }
  return members;
}

/** The member whom a change is about. Nobody changes themselves; unknown and foreign people answer alike. */
export function findOther(members: readonly Membership[], personId: string, actor: Actor): Membership {
  const member = members.find((each) => each.userId === personId);
  if (!member) throw new AppError('not_found', { detail: 'There is no such person in this workspace.' });
  if (member.userId === actor.id) {
    throw new AppError('forbidden', {
      detail: "You can't change your own roles or disable yourself.",
      remedy: 'Ask another admin to do it.',
    });
  }
  return member;
}

/** Refuses a change after which nobody who can sign in could stop, reject, roll back, edit agents or edit people. */
export function assertNobodyLockedOut(before: readonly Membership[], changed: Membership): void {
  const after = before.map((member) => (member.id === changed.id ? changed : member));
  const able = (members: readonly Membership[]) =>
    members.filter((each) => !each.isSample && !each.disabledAt);
  const lost = permissionsLost(able(before), able(after));
  if (lost.length === 0) return;
  throw new AppError('lock_out', {
    detail: `Nobody would be left to do this: ${lost.map((each) => permissionTitles[each].toLowerCase()).join('; ')}.`,
    remedy: 'Give the role to somebody else first.',
  });
}
