import { AppError } from '@/lib/core/shared/app-error';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';

/** Longer than any platform takes to answer: whoever is still at it then has died, and must not keep others away. */
const AT_WORK_MS = 120_000;

/**
 * Makes claims on one object wait for each other, and refuses one whose checkpoint is no longer true: another action is at the
 * object, or was after it was read. Deciding on such a state would let two changes each believe that it starts from the same value.
 * @param readAt just before the object was read.
 * @throws AppError `unavailable`: read it again, then claim.
 */
export async function assertFreshCheckpoint(tx: Tx, action: Action, readAt: Date): Promise<void> {
  const { workspaceId, targetType, targetId } = action;
  if (targetType === 'audience') return;
  await tx.$executeRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(${`target:${workspaceId}:${targetType}:${targetId}`}, 0))`;
  const other = await tx.execution.findFirst({
    where: {
      workspaceId,
      actionId: { not: action.id },
      action: { targetType, targetId },
      OR: [
        { status: 'started', startedAt: { gte: new Date(now().getTime() - AT_WORK_MS) } },
        { status: { not: 'failed' }, startedAt: { gte: readAt } },
        { acceptedAt: { gte: readAt } },
      ],
    },
    select: { id: true },
  });
  if (other)
    throw new AppError('unavailable', {
      detail: 'Another action is changing the same thing at this moment.',
      remedy: 'Ask again in a minute.',
    });
}
