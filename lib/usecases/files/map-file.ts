import type { MapFileBody } from '@/lib/contracts/files';
import { isMappable, mapFileBodySchema } from '@/lib/contracts/files';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { previewFile, problemsOf } from '@/lib/queries/files/preview-file';
import { aboutFile, lockFile } from './lock-file';

/**
 * Keeps how a file is read: as what, and what becomes of each column. What a check had found is forgotten with it.
 * @throws AppError `invalid_request` naming each column that is wrong, `conflict` once it is being imported.
 */
export async function mapFile(request: {
  workspaceId: string;
  actor: Actor;
  fileId: string;
  body: MapFileBody;
}): Promise<void> {
  const { workspaceId, actor, fileId } = request;
  const { mapping, reading } = mapFileBodySchema.parse(request.body);
  await inTransaction(async (tx) => {
    const file = await lockFile(tx, workspaceId, fileId);
    if (!isMappable(file.status))
      throw new AppError('conflict', {
        detail: 'This file is being read by the mapping that it has.',
        remedy: 'To read it by another one, upload it again.',
      });
    const problems = problemsOf(mapping, await previewFile(file, reading));
    if (problems.length > 0)
      throw new AppError('invalid_request', {
        detail: 'The mapping does not fit the columns of the file.',
        invalidParams: problems.map(({ field, message }) => ({
          name: `mapping.columns[${field}]`,
          in: 'body' as const,
          reason: message,
        })),
      });
    await tx.signalFileReject.deleteMany({ where: { fileId } });
    await tx.signalFile.update({
      where: { id: fileId },
      data: {
        ...reading,
        ...noCounts,
        status: 'mapped',
        mapping: toJson(mapping),
        error: null,
        touchedAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      ...aboutFile(file),
      actor,
      verb: 'sources.file_mapped',
      detail: { fileId, kind: mapping.kind },
    });
  });
}

/** A pass that begins. */
export const noCounts = { rows: 0, accepted: 0, duplicates: 0, rejected: 0, quarantined: 0, further: 0 };
