import type { Actor } from '@/lib/core/access/actor';
import { canMove } from '@/lib/core/actions/status';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import type { Tx } from '@/lib/db/tx';
import { cancelAction } from '@/lib/gateway';
import { lockHeldWindows } from '@/lib/gateway/lock-windows';
import { cancelRunIn } from '../runs/cancel-run';

/**
 * Cancels every open run about one contact, and whatever else was proposed for them and not begun at a platform. What was begun ends there
 * and is counted. Taking back is left alone: it reduces what was done to them.
 */
export async function cancelOpenWorkOn(
  tx: Tx,
  { workspaceId, contactId }: { workspaceId: string; contactId: string },
  by: { actor: Actor; why: string },
): Promise<{ cancelled: number; inFlight: number }> {
  const runs = await tx.run.findMany({
    where: {
      workspaceId,
      subjectType: 'contact',
      subjectId: contactId,
      status: { in: [...openRunStatuses] },
    },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  let cancelled = 0;
  for (const { id: runId } of runs) {
    const done = await cancelRunIn(tx, { workspaceId, actor: by.actor, runId, reason: by.why });
    cancelled += done.cancelledActionIds.length;
  }
  const actions = await tx.action.findMany({
    where: { workspaceId, targetType: 'contact', targetId: contactId, compensatesId: null },
    select: { id: true, status: true },
    orderBy: { id: 'asc' },
  });
  const open = actions.filter(({ status }) => canMove(status, 'cancelled'));
  await lockHeldWindows(
    tx,
    open.map(({ id }) => id),
  );
  for (const { id } of open)
    if ((await cancelAction(tx, { workspaceId, actionId: id }, by)).cancelled) cancelled += 1;
  const begun = ['claimed', 'outcome_unknown', 'needs_person'];
  return { cancelled, inFlight: actions.filter(({ status }) => begun.includes(status)).length };
}
