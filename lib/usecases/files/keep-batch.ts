import type { SignalFile } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { MOST_REJECTS } from '@/lib/platform/files/file-limits';
import { sealReject, withoutQuotes } from '@/lib/platform/files/reject-content';
import type { ResumePoint } from '@/lib/platform/tables/resume-point';
import type { BatchCounts, RowReject } from './row-batch';

export type Pass = 'checking' | 'importing';
export type BatchResult = {
  /** How the file stood before the batch. */
  file: SignalFile;
  pass: Pass;
  counts: BatchCounts;
  rejects: readonly RowReject[];
  resume: ResumePoint | null;
  isLast: boolean;
};

/** Somebody paused or dropped the file meanwhile, or reads it elsewhere: nothing of this batch is kept. */
export class Overtaken extends Error {
  override name = 'Overtaken';
}

/**
 * How far the file is, in the transaction that records the rows: a process that dies anywhere leaves both or neither. With the last batch the pass
 * ends.
 * @throws Overtaken when it is no longer so far, or no longer read.
 */
export async function keepBatch(
  tx: Tx,
  { file, pass, counts, rejects, resume, isLast }: BatchResult,
): Promise<SignalFile> {
  const { id, workspaceId } = file;
  const at = now();
  const imported = isLast && pass === 'importing';
  const { count } = await tx.signalFile.updateMany({
    where: { id, workspaceId, status: pass, rows: file.rows },
    data: {
      rows: { increment: counts.rows },
      accepted: { increment: counts.accepted },
      duplicates: { increment: counts.duplicates },
      rejected: { increment: counts.rejected },
      quarantined: { increment: counts.quarantined },
      further: { increment: counts.further },
      ...(resume ? { resume: toJson(resume) } : {}),
      touchedAt: at,
      ...(isLast ? { status: pass === 'checking' ? 'checked' : 'done' } : {}),
      ...(imported ? { contentKey: null, finishedAt: at } : {}),
    },
  });
  if (count === 0) throw new Overtaken('The file is no longer where this reading of it was.');
  await keepRejects(tx, file, rejects);
  const after = await tx.signalFile.findUniqueOrThrow({ where: { id } });
  if (imported) await recordImported(tx, after);
  return after;
}

/** The first ones of a pass are kept to be looked at, sealed: they hold what is personal. */
async function keepRejects(tx: Tx, file: SignalFile, rejects: readonly RowReject[]): Promise<void> {
  const room = MOST_REJECTS - file.rejected - file.quarantined;
  if (room <= 0 || rejects.length === 0) return;
  await tx.signalFileReject.createMany({
    data: rejects.slice(0, room).map(({ ordinal, line, quarantined, errors, row }) => ({
      workspaceId: file.workspaceId,
      fileId: file.id,
      ordinal,
      line,
      quarantined,
      errors: toJson(withoutQuotes(errors)),
      content: sealReject(file.id, row, errors),
    })),
  });
}

async function recordImported(tx: Tx, file: SignalFile): Promise<void> {
  const { id, workspaceId, sourceId, rows, accepted, duplicates, rejected, quarantined } = file;
  await appendAuditEntry(tx, {
    workspaceId,
    subject: { type: 'source', id: sourceId },
    actor: { type: 'system', id: 'import' },
    verb: 'sources.file_imported',
    detail: { fileId: id, rows, accepted, duplicates, rejected, quarantined },
  });
}
