import { db } from '@/lib/db/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

/** Sends the decision's event again when it was already made: whoever began to wait after it would otherwise never wake. */
export async function resendDecision(workspaceId: string, approvalId: string): Promise<{ resent: boolean }> {
  const approval = await db().approval.findUnique({
    where: { id_workspaceId: { id: approvalId, workspaceId } },
    select: { status: true },
  });
  if (!approval || approval.status === 'pending') return { resent: false };
  await inTransaction((tx) =>
    enqueueEvent(tx, { workspaceId, name: 'approval/decided', data: { workspaceId, approvalId } }),
  );
  await sendOutboxEvents();
  return { resent: true };
}
