import type { EntryProofView } from '@/lib/contracts/audit-log';
import { parseCheckpoint } from '@/lib/core/audit/log/checkpoint';
import { inclusionPath } from '@/lib/core/audit/log/merkle-tree';
import { encodePath } from '@/lib/core/audit/log/proof-path';
import { parseSignedNote } from '@/lib/core/audit/log/signed-note';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { readLogKeys, readNewestCheckpoint } from './read-audit-log';
import { storedTiles } from './stored-tiles';

/**
 * The proof that an entry is in the log as its newest checkpoint has signed it. @throws AppError `not_found`, for foreign ids too;
 * `unavailable` while it is not sealed yet.
 */
export async function readEntryProof(workspaceId: string, entryId: string): Promise<EntryProofView> {
  const entry = await db().auditEntry.findUnique({
    where: { id_workspaceId: { id: entryId, workspaceId } },
    select: { id: true },
  });
  if (!entry) throw new AppError('not_found', { detail: 'There is no such entry.' });
  const checkpoint = await readNewestCheckpoint(workspaceId);
  const leaf = await db().auditLeaf.findUnique({
    where: { entryId_workspaceId: { entryId, workspaceId } },
    select: { index: true },
  });
  const head = checkpoint && parseCheckpoint(parseSignedNote(checkpoint.note)?.text ?? '');
  const index = Number(leaf?.index);
  if (!leaf || !head || index >= head.size)
    throw new AppError('unavailable', {
      detail: 'This entry is not sealed yet.',
      remedy: 'It will be within seconds: ask again then.',
    });
  const path = await storedTiles(workspaceId, head.size).hashesOf(inclusionPath(index, head.size));
  return {
    index,
    path: encodePath(path),
    checkpoint: checkpoint.note,
    signedAt: checkpoint.signedAt.toISOString(),
    keys: await readLogKeys(workspaceId),
  };
}
