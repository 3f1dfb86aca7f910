import type { Permission } from '@/lib/core/access/permissions';
import { AppError } from '@/lib/core/shared/app-error';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { whoElseCouldConfirm } from './who-else-could-confirm';

/** How long a widening waits, in the sight of everybody, where nobody else could confirm it. */
export const WAITING_PERIOD_MS = 24 * 60 * 60_000;

/**
 * When a widening takes effect by itself: null where a second person has to confirm it, else the end of the waiting period in
 * which anybody who may edit or stop can reject it.
 * @throws AppError `second_person_required` when whoever asks took the right to confirm from the others less than a day ago.
 */
export async function effectiveAtOf(
  tx: Tx,
  workspaceId: string,
  permission: Permission,
  proposerId: string,
): Promise<Date | null> {
  const others = await whoElseCouldConfirm(tx, workspaceId, permission, proposerId);
  if (others.length > 0) return null;
  const taken = await tx.auditEntry.findFirst({
    where: {
      workspaceId,
      actorId: proposerId,
      verb: { in: ['people.disabled', 'people.roles_changed'] },
      subjectId: { not: proposerId },
      occurredAt: { gte: new Date(now().getTime() - WAITING_PERIOD_MS) },
    },
    select: { id: true },
  });
  if (taken)
    throw new AppError('second_person_required', {
      detail: 'You changed who else could confirm this less than a day ago.',
      remedy: 'Give somebody else the right to confirm it, or ask again tomorrow.',
    });
  return new Date(now().getTime() + WAITING_PERIOD_MS);
}
