import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';
import { lockContact } from '@/lib/gateway/contact-lock';

/**
 * The contact, its lock taken: what is written about whether it may be contacted comes before or after every claim that
 * would reach it, never beside one. @throws AppError `not_found`, for foreign ids too.
 */
export async function lockedContact(
  tx: Tx,
  workspaceId: string,
  contactId: string,
): Promise<{ id: string; email: string | null }> {
  await lockContact(tx, workspaceId, contactId);
  const contact = await tx.contact.findUnique({
    where: { id_workspaceId: { id: contactId, workspaceId } },
    select: { id: true, email: true },
  });
  if (!contact) throw new AppError('not_found', { detail: 'There is no such contact.' });
  return contact;
}
