import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { readOwners } from '@/lib/gateway';

/** The CRM's owners, any of whom a person of the workspace may be. */
export const readCrmOwners = async (workspaceId: string): Promise<{ id: string; name: string }[]> =>
  (await readOwners(workspaceId)).map(({ externalId: id, name }) => ({ id, name }));

const refused = (reason: string) =>
  new AppError('invalid_request', {
    detail: reason,
    invalidParams: [{ in: 'body', name: 'crmOwnerId', reason }],
  });

/**
 * Says which owner in the CRM a person is: they are asked about outreach to their accounts. Null: none.
 * @throws AppError `not_found`; `invalid_request` for an owner that the CRM does not know, or that somebody else is.
 */
export async function changeCrmOwner({
  workspaceId,
  actor,
  personId,
  crmOwnerId,
}: {
  workspaceId: string;
  actor: Actor;
  personId: string;
  crmOwnerId: string | null;
}): Promise<void> {
  if (crmOwnerId !== null && !(await readCrmOwners(workspaceId)).some(({ id }) => id === crmOwnerId))
    throw refused('The CRM knows no such owner.');
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM memberships WHERE workspace_id = ${workspaceId} ORDER BY id FOR UPDATE`;
    const where = { workspaceId_userId: { workspaceId, userId: personId } };
    const member = await tx.membership.findUnique({ where });
    if (!member) throw new AppError('not_found', { detail: 'There is no such person in this workspace.' });
    if (member.crmOwnerId === crmOwnerId) return;
    const taken =
      crmOwnerId !== null && (await tx.membership.count({ where: { workspaceId, crmOwnerId } })) > 0;
    if (taken) throw refused('Somebody else is this owner.');
    await tx.membership.update({ where, data: { crmOwnerId }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'people.crm_owner_changed',
      subject: { type: 'person', id: personId },
      detail: { from: member.crmOwnerId, to: crmOwnerId },
    });
  });
}
