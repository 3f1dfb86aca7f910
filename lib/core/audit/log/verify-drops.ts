import { areEqual, fromUtf8, utf8 } from './bytes';
import type { TreeHead } from './checkpoint';
import { type Drops, droppedPlaces, dropsSchema } from './drops';
import type { ReadFile } from './log-files';
import { leafHash, type Sha256 } from './merkle-tree';
import { hashesOf, TILE_WIDTH, tilePath, tileWidth } from './tiles';

/** What may be without its contents: said so by entries that the log itself has sealed, each after what it speaks of. */
export async function verifyDrops(
  sha256: Sha256,
  read: ReadFile,
  head: TreeHead,
  problems: string[],
): Promise<ReadonlySet<number>> {
  const dropped = new Set<number>();
  const file = await read('drops.json');
  if (!file) return dropped;
  let drops: Drops;
  try {
    drops = dropsSchema.parse(JSON.parse(fromUtf8(file)));
  } catch {
    problems.push('drops.json is not what it should be.');
    return dropped;
  }
  for (const { index, entry } of drops) {
    const places = droppedPlaces(entry, head.origin.split('/').at(-1));
    const sealed = await readLeaf(read, head, index);
    if (!places || !sealed || !areEqual(leafHash(sha256, utf8(entry)), sealed))
      problems.push(`Entry ${index} of drops.json is not what the log has sealed.`);
    else for (const place of places) if (place < index) dropped.add(place);
  }
  return dropped;
}

async function readLeaf(read: ReadFile, head: TreeHead, leaf: number): Promise<Uint8Array | null> {
  const tile = { level: 0, index: Math.floor(leaf / TILE_WIDTH) };
  const width = tileWidth(tile, head.size);
  const bytes = leaf < head.size ? await read(tilePath(tile, width)) : null;
  return (bytes && hashesOf(bytes)?.[leaf % TILE_WIDTH]) ?? null;
}
