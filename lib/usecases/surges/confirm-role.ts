import type { ConfirmRoleBody } from '@/lib/contracts/interest';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

type RoleRequest = ConfirmRoleBody & {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  accountId: string;
};

/**
 * A person says which part somebody plays in the buying group of their account; that wins over what is inferred until it is said anew or taken
 * back. @throws AppError `not_found`, also where they are not of this account.
 */
export const confirmRole = (request: RoleRequest): Promise<{ id: string }> =>
  inTransaction((tx) => confirmRoleIn(tx, request));

/** The same as a part of a transaction. */
export async function confirmRoleIn(tx: Tx, request: RoleRequest): Promise<{ id: string }> {
  const { workspaceId, actor, accountId, contactId, role } = request;
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { accountId: true, mergedIntoId: true, erasedAt: true },
  });
  const belongs = contact?.accountId === accountId && contact.mergedIntoId === null;
  if (!belongs || contact.erasedAt !== null)
    throw new AppError('not_found', { detail: 'There is no such contact of this account.' });
  if (role === null)
    await tx.buyingRole.deleteMany({
      where: { workspaceId, OR: [{ contactId }, { contact: { mergedIntoId: contactId } }] },
    });
  else {
    const said = { accountId, role, confirmedById: actor.id, confirmedAt: now() };
    await tx.buyingRole.upsert({
      where: { contactId_workspaceId: { contactId, workspaceId } },
      create: { contactId, workspaceId, ...said },
      update: said,
      select: { contactId: true },
    });
  }
  await appendAuditEntry(tx, {
    workspaceId,
    actor,
    subject: { type: 'contact', id: contactId },
    verb: 'contacts.buying_role_confirmed',
    detail: { accountId, role: role ?? 'unknown' },
  });
  return { id: contactId };
}
