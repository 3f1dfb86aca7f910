import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { aboutFile, lockFile } from './lock-file';

/**
 * What becomes of a file that can't be read on: a check goes back to where it was, and an import waits until somebody has it go on. What was
 * recorded stays.
 */
export async function failFile(workspaceId: string, fileId: string, why: string): Promise<void> {
  await inTransaction(async (tx) => {
    const file = await lockFile(tx, workspaceId, fileId);
    if (file.status !== 'checking' && file.status !== 'importing') return;
    await tx.signalFile.update({
      where: { id: fileId },
      data: { status: file.status === 'checking' ? 'mapped' : 'failed', error: why, touchedAt: now() },
      select: { id: true },
    });
    if (file.status === 'importing')
      await appendAuditEntry(tx, {
        ...aboutFile(file),
        actor: { type: 'system', id: 'import' },
        verb: 'sources.file_import_failed',
        detail: { fileId, rows: file.rows },
      });
  });
}
