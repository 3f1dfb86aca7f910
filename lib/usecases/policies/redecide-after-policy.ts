import { db } from '@/lib/db/client';
import { redecideApproval } from '../approvals/redecide-approval';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

/**
 * Once another policy is in force, what waits for a person is decided again under it: what it would let pass goes its way, everything
 * else keeps waiting. What was cleared under the older one needs nothing: it is decided again when it is claimed.
 * @returns how many were cleared.
 */
export async function redecideAfterPolicy(workspaceId: string): Promise<number> {
  const waiting = await db().approval.findMany({
    where: { workspaceId, status: 'pending', action: { status: 'awaiting_approval' } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  let cleared = 0;
  for (const { id } of waiting)
    if (await redecideApproval(workspaceId, id, 'Another policy is in force, which does not ask for this.'))
      cleared += 1;
  await sendOutboxEvents();
  return cleared;
}
