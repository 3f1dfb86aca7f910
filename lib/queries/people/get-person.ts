import type { Person } from '@/lib/contracts/people';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { personSelect, toPerson } from './to-person';

/** One person of a workspace. Throws `not_found`, alike for unknown and foreign ones. */
export async function getPerson(input: {
  workspaceId: string;
  personId: string;
  withEmail: boolean;
}): Promise<Person> {
  const row = await db().membership.findUnique({
    where: { workspaceId_userId: { workspaceId: input.workspaceId, userId: input.personId } },
    select: personSelect,
  });
  if (!row) throw new AppError('not_found', { detail: 'There is no such person in this workspace.' });
  return toPerson(row, input.withEmail);
}
