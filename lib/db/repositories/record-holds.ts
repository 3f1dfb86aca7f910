import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '../tx';

/**
 * @param since only holds placed after it count: for an erasure that was ordered then, and is made good now.
 * @throws AppError `conflict` where a legal hold keeps what is on record about a person: on them, on one of their actions or runs, or on everything.
 */
export async function requireNoHold(
  tx: Tx,
  workspaceId: string,
  contactId: string,
  since: Date = new Date(0),
): Promise<void> {
  const [hold] = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM record_holds hold
    WHERE workspace_id = ${workspaceId} AND lifted_at IS NULL AND placed_at > ${since} AND (
      subject_id IS NULL OR subject_id = ${contactId}
      OR EXISTS (SELECT FROM actions WHERE id = hold.subject_id AND workspace_id = hold.workspace_id
        AND (target_id = ${contactId} OR ${contactId} = ANY (members)))
      OR EXISTS (SELECT FROM runs WHERE id = hold.subject_id AND workspace_id = hold.workspace_id AND subject_id = ${contactId}))
    ORDER BY placed_at LIMIT 1`;
  if (hold)
    throw new AppError('conflict', {
      detail: `The legal hold “${hold.name}” keeps what is on record about this person.`,
      remedy:
        'Restrict the processing of their data instead, and tell them why; once an auditor or a privacy officer has lifted the hold, erase them.',
    });
}
