import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { fileLimits, MAX_FILE_BYTES } from '@/lib/platform/files/file-limits';
import { readStored, removeStored, storeFile } from '@/lib/platform/files/stored-file';
import { newId } from '@/lib/platform/ids';
import { inPieces } from '@/lib/platform/tables/peek';
import { previewTable } from '@/lib/platform/tables/preview-table';
import { unpack } from '@/lib/platform/tables/unpack';
import { aboutFile } from './lock-file';
import { findFileSource, sourceForFile, sourceNameFor } from './source-for-file';

/**
 * Stores a table as it comes in, unpacked and encrypted, so that reading can go on anywhere later. No more than a few pieces of it are held.
 * Nothing of it is left where it can't be read as a table, is too large, or breaks off.
 * @throws AppError with the reason and the remedy.
 */
export async function uploadFile(request: {
  workspaceId: string;
  actor: Actor;
  name: string;
  /** Of the source; left out, it is named after the file. */
  source?: string | undefined;
  bytes: AsyncIterable<Uint8Array>;
}): Promise<{ fileId: string; contentHash: string; sourceId: string }> {
  const { workspaceId, actor, name } = request;
  const sourceName = request.source ?? sourceNameFor(name);
  // Said before anything is sent in vain.
  await findFileSource(workspaceId, sourceName);
  const id = newId('fil');
  const pieces = inPieces(request.bytes);
  try {
    const { chunks } = await unpack(pieces, fileLimits);
    const { bytes, sha256, contentKey } = await storeFile(id, chunks);
    const file = { id, bytes: BigInt(bytes), contentKey };
    await previewTable(readStored(file), { limits: fileLimits }, 1);
    const source = await sourceForFile({
      workspaceId,
      actor,
      name: sourceName,
      title: request.source ?? name,
    });
    await inTransaction(async (tx) => {
      const at = now();
      await tx.signalFile.create({
        data: {
          ...file,
          workspaceId,
          sourceId: source.id,
          name,
          status: 'uploaded',
          contentHash: sha256,
          actor: toJson(actor),
          createdAt: at,
          touchedAt: at,
        },
        select: { id: true },
      });
      await appendAuditEntry(tx, {
        ...aboutFile({ workspaceId, sourceId: source.id }),
        actor,
        verb: 'sources.file_uploaded',
        detail: { fileId: id, bytes },
      });
    });
    return { fileId: id, contentHash: sha256, sourceId: source.id };
  } catch (error) {
    await removeStored(id);
    throw asUploadProblem(error);
  } finally {
    await pieces.return(undefined);
  }
}

function asUploadProblem(error: unknown): unknown {
  if (error instanceof AppError && error.code === 'payload_too_large' && error.detail.includes('larger than'))
    return new AppError('payload_too_large', {
      detail: `The table has more than ${MAX_FILE_BYTES / 1e9} GB, unpacked.`,
      remedy: 'Split it into several files and upload them one after another.',
    });
  return error;
}
