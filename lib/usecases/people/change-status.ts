import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { assertNobodyLockedOut, findOther, lockMembers } from './lock-members';

export type ChangeStatusInput = { workspaceId: string; actor: Actor; personId: string; disabled: boolean };

/**
 * Disables a person in a workspace, or lets them in again. Their session and their API keys find no way in from the next
 * request on. Throws `forbidden`, `not_found`, `lock_out`.
 */
export async function changeStatus({
  workspaceId,
  actor,
  personId,
  disabled,
}: ChangeStatusInput): Promise<void> {
  await inTransaction(async (tx) => {
    const members = await lockMembers(tx, workspaceId, actor);
    const member = findOther(members, personId, actor);
    if ((member.disabledAt !== null) === disabled) return;
    const disabledAt = disabled ? now() : null;
    assertNobodyLockedOut(members, { ...member, disabledAt });
    await tx.membership.update({ where: { id: member.id }, data: { disabledAt } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: disabled ? 'people.disabled' : 'people.enabled',
      subject: { type: 'person', id: personId },
      detail: {},
    });
  });
}
