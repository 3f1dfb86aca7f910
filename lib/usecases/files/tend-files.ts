import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { KEPT_DAYS } from '@/lib/platform/files/file-limits';
import { listStored, removeStored } from '@/lib/platform/files/stored-file';
import { sendAgain } from '../workflows/send-again';

const DAY_MS = 24 * 3_600_000;
/** A file that is being read and did not move for so long stands still. */
const STANDING_MS = 3 * 60_000;

/** Files that should be read and stand still are asked for again, in case the engine has lost what moved them. @returns how many. */
export async function reviveFiles(limit: number): Promise<number> {
  const standing = await db().signalFile.findMany({
    where: {
      status: { in: ['checking', 'importing'] },
      touchedAt: { lt: new Date(now().getTime() - STANDING_MS) },
    },
    select: { id: true, workspaceId: true },
    take: limit,
  });
  if (standing.length > 0)
    await sendAgain(
      'file/requested',
      standing.map(({ id: fileId, workspaceId }) => ({ workspaceId, fileId })),
    );
  return standing.length;
}

/** Has one file read on. */
export const reviveFile = (workspaceId: string, fileId: string): Promise<void> =>
  sendAgain('file/requested', [{ workspaceId, fileId }]);

/**
 * What nobody has touched for a week goes: the bytes of uploads that came to nothing, and the rows that were not taken. What lies in the
 * folder and belongs to no file goes too: its upload broke off, or its end.
 */
export async function clearFiles(limit: number): Promise<{ files: number; stored: number }> {
  const before = new Date(now().getTime() - KEPT_DAYS * DAY_MS);
  const old = await db().signalFile.findMany({
    where: {
      touchedAt: { lt: before },
      OR: [{ contentKey: { not: null } }, { rejects: { some: {} } }],
    },
    select: { id: true, status: true },
    take: limit,
  });
  for (const { id, status } of old) {
    await inTransaction(async (tx) => {
      await tx.signalFileReject.deleteMany({ where: { fileId: id } });
      await tx.signalFile.update({
        where: { id },
        data: { contentKey: null, ...(status === 'done' ? {} : { status: 'dropped' }) },
        select: { id: true },
      });
    });
    await removeStored(id);
  }
  return { files: old.length, stored: await removeOrphans() };
}

async function removeOrphans(): Promise<number> {
  const stored = await listStored();
  if (stored.length === 0) return 0;
  const kept = await db().signalFile.findMany({
    where: { id: { in: stored.map(({ id }) => id) }, contentKey: { not: null } },
    select: { id: true },
  });
  const ids = new Set(kept.map(({ id }) => id));
  // An upload that goes on is written to.
  const before = now().getTime() - DAY_MS;
  const orphans = stored.filter(({ id, changedMs }) => !ids.has(id) && changedMs < before);
  for (const { id } of orphans) await removeStored(id);
  return orphans.length;
}
