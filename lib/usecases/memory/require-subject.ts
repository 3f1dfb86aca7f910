import type { FactSubject } from '@/lib/core/memory/fact-types';
import { AppError } from '@/lib/core/shared/app-error';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import type { Tx } from '@/lib/db/tx';
import { lockedContact } from '../contacts/locked-contact';

/** Of whom facts are: `id` takes what is new; a person has those of all their profiles. */
export type MemorySubject = { type: FactSubject; id: string; ids: string[] };

/** The person or company, a person with their lock taken. @throws AppError `not_found`, for foreign ids too; `conflict` of somebody erased. */
export async function requireSubject(
  tx: Tx,
  workspaceId: string,
  { type, id }: { type: FactSubject; id: string },
): Promise<MemorySubject> {
  if (type === 'account') {
    const found = await tx.account.count({ where: { id, workspaceId } });
    if (found === 0) throw new AppError('not_found', { detail: 'There is no such account.' });
    return { type, id, ids: [id] };
  }
  await lockedContact(tx, workspaceId, id);
  const erased = await tx.contact.count({ where: { id, workspaceId, erasedAt: { not: null } } });
  if (erased > 0)
    throw new AppError('conflict', { detail: 'This person was erased: nothing is kept of them any more.' });
  const ids = await profileIdsOf(tx, workspaceId, id);
  return { type, id: ids[0] ?? id, ids };
}
