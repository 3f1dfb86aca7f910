import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { sendOutboxEvents } from '../outbox/send-outbox-events';

/** Has the record checked now, beside the check of every night. */
export async function requestCheck({
  workspaceId,
  actor,
}: {
  workspaceId: string;
  actor: Actor;
}): Promise<void> {
  await inTransaction(async (tx) => {
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.record_check_requested',
      subject: { type: 'workspace', id: workspaceId },
      detail: {},
    });
    await enqueueEvent(tx, { workspaceId, name: 'record/check-requested', data: { workspaceId } });
  });
  await sendOutboxEvents();
}
