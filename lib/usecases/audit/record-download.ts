import type { DownloadAuditQuery } from '@/lib/contracts/audit';
import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/** That somebody took entries of the record out of the house: how many, and by which search. */
export async function recordDownload({
  workspaceId,
  actor,
  query: { format, q, ...filters },
  entries,
}: {
  workspaceId: string;
  actor: Actor;
  query: DownloadAuditQuery;
  entries: number;
}): Promise<void> {
  const asked = Object.entries(filters).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  await inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'workspace.record_downloaded',
      subject: { type: 'workspace', id: workspaceId },
      detail: { format, entries, filters: Object.fromEntries(asked), hasText: q !== undefined },
    }),
  );
}
