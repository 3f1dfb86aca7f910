import * as z from 'zod/mini';
import { areEqual, fromUtf8 } from './bytes';
import type { TreeHead } from './checkpoint';
import { isOldEnough } from './drops';
import type { ReadFile, VerifyOptions } from './log-files';
import { leafHash, type Sha256 } from './merkle-tree';
import {
  bundlePath,
  hashesOf,
  rootOf,
  TILE_WIDTH,
  type TileId,
  tilePath,
  tileWidth,
  unpackBundle,
} from './tiles';
import { verifyDrops } from './verify-drops';

/** What the verifier reads of an entry; its bytes are hashed as they are. */
const entrySchema = z.looseObject({
  id: z.string(),
  workspaceId: z.string(),
  occurredAt: z.optional(z.string()),
});

/** After so many problems more would say nothing new. */
const MOST_PROBLEMS = 20;

/** So many entries were hashed, and so many had no contents to hash, as the log itself says. */
export type Verified = { entries: number; dropped: number };

/**
 * Every entry of the range against the tile over it, and every tile against the one over it, one after another: memory holds a tile and
 * the ids.
 */
export async function verifyEntries(
  sha256: Sha256,
  read: ReadFile,
  head: TreeHead,
  { range = { from: 0, to: head.size }, onProgress }: VerifyOptions,
  problems: string[],
): Promise<Verified> {
  const workspaceId = head.origin.split('/').at(-1);
  const seen = new Set<string>();
  const verified: Verified = { entries: 0, dropped: 0 };
  const droppable = await verifyDrops(sha256, read, head, problems);
  const roots: Uint8Array[] = [];
  if (range.to > head.size)
    problems.push(`The log has ${head.size} entries, not the ${range.to} that you asked for.`);

  // The log is in the order of time: what stands behind an entry is no older than it.
  let newestAt: string | null = null;
  const readEntry = (entry: Uint8Array, leaf: Uint8Array): string | null => {
    if (!areEqual(leafHash(sha256, entry), leaf))
      return entry.length === 0
        ? 'is without its contents, and no entry of the log says that they were dropped'
        : 'was changed: it does not have the hash that the log has sealed';
    const parsed = parseEntry(entry);
    if (!parsed) return 'is no entry';
    if (parsed.occurredAt) newestAt = parsed.occurredAt;
    return problemOf(parsed, workspaceId, seen);
  };

  for (let index = 0; index * TILE_WIDTH < head.size && problems.length < MOST_PROBLEMS; index++) {
    const first = index * TILE_WIDTH;
    const width = tileWidth({ level: 0, index }, head.size);
    const leaves = await readTile(read, { level: 0, index }, width, problems);
    if (!leaves) continue;
    if (first < range.to && first + width > range.from) {
      const path = bundlePath(index, width);
      const bundle = await read(path);
      const found = bundle && unpackBundle(bundle);
      if (found?.length !== width)
        problems.push(`${path} ${bundle ? 'does not hold the entries it should' : 'is missing'}.`);
      else
        found.forEach((entry, i) => {
          const place = first + i;
          const droppedAt = entry.length === 0 ? droppable.get(place) : undefined;
          if (droppedAt === undefined) verified.entries += 1;
          else verified.dropped += 1;
          const problem =
            droppedAt === undefined
              ? readEntry(entry, leaves[i] as Uint8Array)
              : newestAt === null || isOldEnough(newestAt, droppedAt)
                ? null
                : 'lost its contents before 180 days were over';
          if (problem) problems.push(`Entry ${place} ${problem}.`);
        });
    }
    if (width === TILE_WIDTH) roots.push(rootOf(sha256, leaves));
    onProgress?.(first + width, head.size);
  }
  await verifyUpperTiles(sha256, read, roots, problems);
  return verified;
}

type Entry = z.infer<typeof entrySchema>;

function parseEntry(entry: Uint8Array): Entry | null {
  try {
    return entrySchema.parse(JSON.parse(fromUtf8(entry)));
  } catch {
    return null;
  }
}

function problemOf({ id, workspaceId }: Entry, ofLog: string | undefined, seen: Set<string>): string | null {
  if (workspaceId !== ofLog) return 'is of another workspace';
  if (seen.has(id)) return 'is there twice';
  seen.add(id);
  return null;
}

/** Each tile above the leaves holds the roots of the full tiles below it. */
async function verifyUpperTiles(
  sha256: Sha256,
  read: ReadFile,
  roots: readonly Uint8Array[],
  problems: string[],
): Promise<void> {
  let below = roots;
  for (let level = 1; below.length > 0 && problems.length < MOST_PROBLEMS; level++) {
    const above: Uint8Array[] = [];
    for (let index = 0; index * TILE_WIDTH < below.length; index++) {
      const expected = below.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
      const tile = await readTile(read, { level, index }, expected.length, problems);
      if (tile?.some((hash, i) => !areEqual(hash, expected[i] as Uint8Array)))
        problems.push(
          `${tilePath({ level, index }, expected.length)} does not have the hashes of the tiles below it.`,
        );
      if (expected.length === TILE_WIDTH) above.push(rootOf(sha256, expected));
    }
    below = above;
  }
}

async function readTile(
  read: ReadFile,
  tile: TileId,
  width: number,
  problems: string[],
): Promise<Uint8Array[] | null> {
  const path = tilePath(tile, width);
  const bytes = await read(path);
  const hashes = bytes && hashesOf(bytes);
  if (hashes?.length === width) return hashes;
  problems.push(`${path} ${bytes ? 'does not hold the hashes it should' : 'is missing'}.`);
  return null;
}
