import { assertNever } from '@/lib/core/shared/assert-never';
import { db } from '@/lib/db/client';
import type { HeldChoice } from '@/lib/db/generated/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { cancelAction, redecideAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';

type Ref = { workspaceId: string; actionId: string };

const letGoOn = (tx: Tx, { workspaceId, actionId }: Ref) =>
  enqueueEvent(tx, { workspaceId, name: 'action/cleared', data: { workspaceId, actionId } });

async function settle(tx: Tx, ref: Ref, choice: HeldChoice): Promise<void> {
  switch (choice) {
    case 'go_on':
      return letGoOn(tx, ref);
    case 'decide_again':
      if ((await redecideAction(tx, ref)) === 'cleared') await letGoOn(tx, ref);
      return;
    case 'drop':
      await cancelAction(tx, ref, {
        actor: { type: 'system', id: 'gateway' },
        why: 'It was dropped when the stop was lifted.',
      });
      return;
    default:
      return assertNever(choice);
  }
}

/**
 * Does with what a lifted stop had held what was chosen for it, each in a transaction of its own. @returns how many were left to do.
 * @throws what went wrong with the first that could not be done, once all others were.
 */
export async function settleHeld({
  workspaceId,
  pauseId,
  limit,
}: {
  workspaceId: string;
  pauseId: string;
  limit: number;
}): Promise<number> {
  const held = await db().pauseAction.findMany({
    where: { workspaceId, pauseId, standing: 'held', settledAt: null, pause: { liftedAt: { not: null } } },
    orderBy: { actionId: 'asc' },
    select: { actionId: true },
    take: limit,
  });
  const failed: unknown[] = [];
  for (const { actionId } of held)
    await inTransaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM actions WHERE id = ${actionId} FOR UPDATE`;
      const key = { pauseId_actionId: { pauseId, actionId } };
      const { choice, settledAt } = await tx.pauseAction.findUniqueOrThrow({ where: key });
      if (settledAt) return;
      await settle(tx, { workspaceId, actionId }, choice ?? 'go_on');
      await tx.pauseAction.update({ where: key, data: { settledAt: now() }, select: { actionId: true } });
    }).catch((error: unknown) => failed.push(error));
  if (failed.length > 0) throw failed[0];
  return held.length;
}
