import { utf8 } from '@/lib/core/audit/log/bytes';
import { parseLogPath } from '@/lib/core/audit/log/log-path';
import { hashBytes, packBundle, TILE_WIDTH } from '@/lib/core/audit/log/tiles';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { readNewestCheckpoint } from './read-audit-log';

/**
 * A file of the log as C2SP tlog-tiles serves it: `checkpoint`, `tile/0/x001/067`, `tile/entries/000.p/7`.
 * @throws AppError `not_found` for a path that is none, and for what is not sealed yet.
 */
export async function readLogFile(
  workspaceId: string,
  path: string,
): Promise<{ bytes: Uint8Array; isText: boolean }> {
  if (path === 'checkpoint') {
    const checkpoint = await readNewestCheckpoint(workspaceId);
    if (checkpoint) return { bytes: utf8(checkpoint.note), isText: true };
  }
  const named = parseLogPath(path);
  const bytes =
    named &&
    (named.level === 'entries'
      ? await readBundle(workspaceId, named)
      : await readTile(workspaceId, named.level, named));
  if (!bytes)
    throw new AppError('not_found', {
      detail: 'The log has no such file.',
      remedy: 'Ask for checkpoint first: it says how many entries are sealed.',
    });
  return { bytes, isText: false };
}

type Place = { index: number; width: number };

/** The hashes of a tile as it was when it had so many; null when it has fewer. */
export async function readTile(
  workspaceId: string,
  level: number,
  { index, width }: Place,
): Promise<Uint8Array | null> {
  const tile = await db().auditTile.findUnique({
    where: { workspaceId_level_index: { workspaceId, level, index } },
  });
  const bytes = tile && new Uint8Array(tile.hashes).subarray(0, hashBytes(width));
  return bytes?.length === hashBytes(width) ? bytes : null;
}

/** The entries under a tile of level 0; null when so many are not sealed yet. */
export async function readBundle(workspaceId: string, { index, width }: Place): Promise<Uint8Array | null> {
  const first = index * TILE_WIDTH;
  const leaves = await db().auditLeaf.findMany({
    where: { workspaceId, index: { gte: first, lt: first + width } },
    orderBy: { index: 'asc' },
    select: { entry: { select: { canonical: true } } },
  });
  return leaves.length === width ? packBundle(leaves.map(({ entry }) => utf8(entry.canonical))) : null;
}
