import type { FactSubject } from '@/lib/core/memory/fact-types';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

/** Of whom a learnt fact is. @throws AppError `not_found`, for foreign ids and those of erased people too. */
export async function readSubjectOfFact(
  workspaceId: string,
  id: string,
): Promise<{ type: FactSubject; id: string }> {
  const fact = await db().learntFact.findUnique({
    where: { id_workspaceId: { id, workspaceId } },
    select: { contactId: true, accountId: true },
  });
  if (fact?.contactId) return { type: 'contact', id: fact.contactId };
  if (fact?.accountId) return { type: 'account', id: fact.accountId };
  throw new AppError('not_found', {
    detail: 'This was learnt of somebody who was erased, or never: nothing of it is left.',
  });
}
