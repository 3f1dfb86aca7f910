import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { aboutFile, lockFile } from './lock-file';

/** That somebody took rows of a file out of the house: they hold what is personal. */
export const recordRejectsDownload = (request: {
  workspaceId: string;
  actor: Actor;
  fileId: string;
  rows: number;
}): Promise<void> =>
  inTransaction(async (tx) => {
    const { workspaceId, actor, fileId, rows } = request;
    const file = await lockFile(tx, workspaceId, fileId);
    await appendAuditEntry(tx, {
      ...aboutFile(file),
      actor,
      verb: 'sources.file_rejects_downloaded',
      detail: { fileId, rows },
    });
  });
