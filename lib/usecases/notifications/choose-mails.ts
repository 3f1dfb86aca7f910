import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

/** Whether a person is written to when approvals wait for them in a workspace: their own choice. @throws AppError `not_found`. */
export async function chooseMails(
  workspaceId: string,
  userId: string,
  mailsApprovals: boolean,
): Promise<{ mailsApprovals: boolean }> {
  const { count } = await db().membership.updateMany({
    where: { workspaceId, userId },
    data: { mailsApprovals },
  });
  if (count === 0)
    throw new AppError('not_found', { detail: 'Only a person who is signed in can choose this.' });
  return { mailsApprovals };
}
