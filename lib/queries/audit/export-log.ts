import { readFile } from 'node:fs/promises';
import { utf8 } from '@/lib/core/audit/log/bytes';
import { parseCheckpoint } from '@/lib/core/audit/log/checkpoint';
import type { LogProofs } from '@/lib/core/audit/log/log-files';
import { consistencyPath, inclusionPath } from '@/lib/core/audit/log/merkle-tree';
import { encodePath } from '@/lib/core/audit/log/proof-path';
import { parseSignedNote } from '@/lib/core/audit/log/signed-note';
import { bundlePath, TILE_WIDTH, tilePath, tilesOf, unpackBundle } from '@/lib/core/audit/log/tiles';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { describeExport } from './describe-export';
import { readLogKeys, readNewestCheckpoint } from './read-audit-log';
import { droppedIn, readDrops } from './read-drops';
import { readBundle, readTile } from './read-log-file';
import { storedTiles } from './stored-tiles';

/** A file of an export, read when its turn comes. */
export type ExportFile = { path: string; read: () => Promise<Uint8Array> };

/** So many earlier heads go with an export, evenly over its history: each one is a place where a change would show. */
const EARLIER_HEADS = 200;

/**
 * The files of an export of the record: the entries `from` to before `to` (all of it when left out), every hash of the log, its signed
 * head, earlier ones, proofs, and what checks them. @throws AppError `not_found` before anything is sealed, `invalid_request` for a range outside.
 */
export async function exportLog(
  workspaceId: string,
  { from = 0, to }: { from?: number | undefined; to?: number | undefined },
): Promise<ExportFile[]> {
  const checkpoint = await readNewestCheckpoint(workspaceId);
  const head = checkpoint && parseCheckpoint(parseSignedNote(checkpoint.note)?.text ?? '');
  if (!head)
    throw new AppError('not_found', {
      detail: 'Nothing is sealed yet.',
      remedy: 'The first entries are sealed within seconds: ask again then.',
    });
  const end = to ?? head.size;
  if (from >= end || end > head.size)
    throw new AppError('invalid_request', {
      detail: `The log has the entries 0 to ${head.size - 1}; there are none from ${from} to before ${end}.`,
      invalidParams: [{ name: 'to', in: 'query', reason: `must be above from, and at most ${head.size}` }],
    });
  const keys = await readLogKeys(workspaceId);
  const text = (path: string, content: string): ExportFile => ({ path, read: async () => utf8(content) });
  const earlier = await readEarlierHeads(workspaceId, head.size);
  const drops = await readDrops(workspaceId, head.size);
  const dropped = droppedIn(
    drops.map(({ entry }) => ({ canonical: entry })),
    workspaceId,
  );
  return [
    text('README.md', describeExport({ head, from, to: end, keys })),
    text('checkpoint', checkpoint.note),
    text('keys.txt', `${keys.join('\n')}\n`),
    text('checkpoints.json', JSON.stringify(earlier.map(({ note }) => note))),
    {
      path: 'drops.json',
      read: async () => utf8(JSON.stringify(drops)),
    },
    {
      path: 'proofs.json',
      read: async () =>
        utf8(JSON.stringify(await readProofs(workspaceId, head.size, { from, end }, earlier))),
    },
    ...['verify.mjs', 'verify.html', 'witness.mjs'].map((path) => ({
      path,
      read: async () => new Uint8Array(await readFile(`public/verifier/${path}`)),
    })),
    ...[...tilesOf(head.size)].flatMap(({ level, index, width }): ExportFile[] => {
      const tile = tilePath({ level, index }, width);
      const hashes = { path: tile, read: () => whole(tile, readTile(workspaceId, level, { index, width })) };
      const first = index * TILE_WIDTH;
      if (level > 0 || first >= end || first + width <= from) return [hashes];
      const bundle = bundlePath(index, width);
      return [
        hashes,
        {
          path: bundle,
          read: async () =>
            requireSaid(await whole(bundle, readBundle(workspaceId, { index, width })), first, dropped),
        },
      ];
    }),
  ];
}

/** Sealed as it is, it must be there. */
async function whole(path: string, found: Promise<Uint8Array | null>): Promise<Uint8Array> {
  const bytes = await found;
  if (!bytes) throw new Error(`${path} is sealed and not there.`);
  return bytes;
}

/** Contents that went after the head of this export was signed: it could not say so. */
function requireSaid(bundle: Uint8Array, first: number, dropped: ReadonlyMap<number, string>): Uint8Array {
  const isUnsaid = unpackBundle(bundle)?.some((entry, i) => entry.length === 0 && !dropped.has(first + i));
  if (!isUnsaid) return bundle;
  throw new AppError('unavailable', {
    detail: 'Contents whose time is over were dropped while the export was being made.',
    remedy: 'Export again.',
  });
}

type Head = { size: bigint; note: string };

const readEarlierHeads = (workspaceId: string, size: number): Promise<Head[]> =>
  db().$queryRaw<Head[]>`
    SELECT size, note FROM (
      SELECT size, note, row_number() OVER (ORDER BY size) AS place, count(*) OVER () AS heads
      FROM audit_checkpoints WHERE workspace_id = ${workspaceId} AND size < ${size}
    ) AS earlier
    WHERE (place - 1) % greatest(1, ceil(heads / ${EARLIER_HEADS}::numeric)::int) = 0
    ORDER BY size`;

async function readProofs(
  workspaceId: string,
  size: number,
  { from, end }: { from: number; end: number },
  earlier: readonly Head[],
): Promise<LogProofs> {
  const tiles = storedTiles(workspaceId, size);
  const inclusion = [...new Set([from, end - 1])].map(async (index) => ({
    index,
    path: encodePath(await tiles.hashesOf(inclusionPath(index, size))),
  }));
  const consistency = earlier.map(async ({ size: older }) => ({
    from: Number(older),
    path: encodePath(await tiles.hashesOf(consistencyPath(Number(older), size))),
  }));
  return { inclusion: await Promise.all(inclusion), consistency: await Promise.all(consistency) };
}
