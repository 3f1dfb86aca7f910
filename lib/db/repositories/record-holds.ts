import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '../tx';

/** @throws AppError `conflict` where a legal hold keeps what is on record about a person, or about everything. */
export async function requireNoHold(tx: Tx, workspaceId: string, contactId: string): Promise<void> {
  const hold = await tx.recordHold.findFirst({
    where: { workspaceId, liftedAt: null, OR: [{ subjectId: null }, { subjectId: contactId }] },
    orderBy: { placedAt: 'asc' },
    select: { name: true },
  });
  if (hold)
    throw new AppError('conflict', {
      detail: `The legal hold “${hold.name}” keeps what is on record about this person.`,
      remedy:
        'Restrict the processing of their data instead, and tell them why; once an auditor or a privacy officer has lifted the hold, erase them.',
    });
}
