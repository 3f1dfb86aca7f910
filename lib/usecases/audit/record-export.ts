import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/** That somebody took the record, or a range of it, out of the house. */
export async function recordExport({
  workspaceId,
  actor,
  range: { from = 0, to },
}: {
  workspaceId: string;
  actor: Actor;
  range: { from?: number | undefined; to?: number | undefined };
}): Promise<void> {
  await inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.record_exported',
      subject: { type: 'workspace', id: workspaceId },
      detail: { from, to: to ?? null },
    }),
  );
}
