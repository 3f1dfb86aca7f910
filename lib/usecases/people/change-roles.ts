import type { Actor } from '@/lib/core/access/actor';
import type { Role } from '@/lib/core/access/permissions';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { assertNobodyLockedOut, findOther, lockMembers } from './lock-members';

export type ChangeRolesInput = {
  workspaceId: string;
  actor: Actor;
  personId: string;
  roles: readonly Role[];
};

/** Gives a person other roles; in force with their next request. Throws `forbidden`, `not_found`, `lock_out`. */
export async function changeRoles({ workspaceId, actor, personId, roles }: ChangeRolesInput): Promise<void> {
  await inTransaction(async (tx) => {
    const members = await lockMembers(tx, workspaceId, actor);
    const member = findOther(members, personId, actor);
    const isSame = member.roles.length === roles.length && roles.every((role) => member.roles.includes(role));
    if (isSame) return;
    assertNobodyLockedOut(members, { ...member, roles: [...roles] });
    await tx.membership.update({ where: { id: member.id }, data: { roles: [...roles] } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'people.roles_changed',
      subject: { type: 'person', id: personId },
      detail: { from: [...member.roles], to: [...roles] },
    });
  });
}
