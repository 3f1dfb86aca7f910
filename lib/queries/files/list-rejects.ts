import { z } from 'zod';
import type { FileReject, ListRejectsQuery } from '@/lib/contracts/files';
import { itemErrorSchema } from '@/lib/contracts/signals';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { SignalFileReject } from '@/lib/db/generated/client';
import { isMasked } from '@/lib/db/open-sealed';
import { openReject } from '@/lib/platform/files/reject-content';
import { MASKED } from '@/lib/platform/person-cipher';
import { cursorRefused, takePage } from '../list/keyset';

const PAGE = 500;

async function requireFile(workspaceId: string, fileId: string) {
  const file = await db().signalFile.findUnique({
    where: { id_workspaceId: { id: fileId, workspaceId } },
    select: { name: true, rejected: true, quarantined: true },
  });
  if (!file) throw new AppError('not_found', { detail: 'There is no such file in this workspace.' });
  return file;
}

const readPage = (fileId: string, after: number, take: number): Promise<SignalFileReject[]> =>
  db().signalFileReject.findMany({
    where: { fileId, ordinal: { gt: after } },
    orderBy: { ordinal: 'asc' },
    take,
  });

/** Rows of a file that were not taken, in the order of the file. @throws AppError `not_found`. */
export async function listRejects(
  workspaceId: string,
  fileId: string,
  { cursor, limit }: ListRejectsQuery,
): Promise<{ rows: FileReject[]; nextCursor: string | null; total: number }> {
  const after = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isSafeInteger(after) || after < 0) throw cursorRefused();
  const { rejected, quarantined } = await requireFile(workspaceId, fileId);
  const found = await readPage(fileId, after, limit + 1);
  const { page, nextCursor } = takePage(found, limit, ({ ordinal }) => String(ordinal));
  return { rows: page.map(present), nextCursor, total: rejected + quarantined };
}

function present({ fileId, ordinal, line, quarantined, errors, content }: SignalFileReject): FileReject {
  const place = { ordinal, line, quarantined };
  if (isMasked()) return { ...place, errors: z.array(itemErrorSchema).parse(errors), row: MASKED };
  return { ...place, ...openReject(fileId, content) };
}

/** The kept rows of a file that were not taken, page by page: for whoever takes them away. */
export async function readRejects(
  workspaceId: string,
  fileId: string,
): Promise<{ name: string; total: number; pages: AsyncGenerator<FileReject[]> }> {
  const { name } = await requireFile(workspaceId, fileId);
  const total = await db().signalFileReject.count({ where: { fileId } });
  return { name, total, pages: pagesOf(fileId) };
}

async function* pagesOf(fileId: string): AsyncGenerator<FileReject[]> {
  for (let after = 0; ; ) {
    const found = await readPage(fileId, after, PAGE);
    if (found.length === 0) return;
    yield found.map(present);
    after = found.at(-1)?.ordinal ?? after;
  }
}
