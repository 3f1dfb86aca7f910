import type { Actor } from '@/lib/core/access/actor';
import { canMove } from '@/lib/core/actions/status';
import type { Tx } from '@/lib/db/tx';
import { cancelAction } from '@/lib/gateway';
import { lockHeldWindows } from '@/lib/gateway/lock-windows';

/**
 * Cancels whatever was proposed for one contact and not begun at a platform. What was begun ends there and is counted.
 * Taking back is left alone: it reduces what was done to them.
 */
export async function cancelOpenActionsOnContact(
  tx: Tx,
  { workspaceId, contactId }: { workspaceId: string; contactId: string },
  by: { actor: Actor; why: string },
): Promise<{ cancelled: number; inFlight: number }> {
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
  let cancelled = 0;
  for (const { id } of open)
    if ((await cancelAction(tx, { workspaceId, actionId: id }, by)).cancelled) cancelled += 1;
  const begun = ['claimed', 'outcome_unknown', 'needs_person'];
  return { cancelled, inFlight: actions.filter(({ status }) => begun.includes(status)).length };
}
