import { AppError } from '@/lib/core/shared/app-error';
import type { SignalFile } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/** A file under its lock. @throws AppError `not_found`, for foreign ids and dropped ones too. */
export async function lockFile(tx: Tx, workspaceId: string, fileId: string): Promise<SignalFile> {
  await tx.$queryRaw`SELECT id FROM signal_files WHERE id = ${fileId} FOR UPDATE`;
  const file = await tx.signalFile.findUnique({ where: { id_workspaceId: { id: fileId, workspaceId } } });
  if (!file || file.status === 'dropped')
    throw new AppError('not_found', { detail: 'There is no such file in this workspace.' });
  return file;
}

/** The entry of the record about a file: of the source whose signals it holds. */
export const aboutFile = ({ workspaceId, sourceId }: Pick<SignalFile, 'workspaceId' | 'sourceId'>) => ({
  workspaceId,
  subject: { type: 'source', id: sourceId },
});
