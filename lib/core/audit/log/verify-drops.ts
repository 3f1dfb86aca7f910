import { areEqual, fromUtf8, utf8 } from './bytes';
import type { TreeHead } from './checkpoint';
import { type Drops, dropsSchema, readDrop } from './drops';
import type { ReadFile } from './log-files';
import { leafHash, type Sha256 } from './merkle-tree';
import { hashesOf, TILE_WIDTH, tilePath, tileWidth } from './tiles';

/**
 * What may be without its contents, and since when: said so by entries that the log itself has sealed, each after what it speaks of. Such an
 * entry never loses its own.
 */
export async function verifyDrops(
  sha256: Sha256,
  read: ReadFile,
  head: TreeHead,
  problems: string[],
): Promise<ReadonlyMap<number, string>> {
  const dropped = new Map<number, string>();
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
    const drop = readDrop(entry, head.origin.split('/').at(-1));
    const sealed = await readLeaf(read, head, index);
    if (!drop || !sealed || !areEqual(leafHash(sha256, utf8(entry)), sealed))
      problems.push(`Entry ${index} of drops.json is not what the log has sealed.`);
    else
      for (const place of drop.places) if (place < index && !dropped.has(place)) dropped.set(place, drop.at);
  }
  for (const { index } of drops) dropped.delete(index);
  return dropped;
}

async function readLeaf(read: ReadFile, head: TreeHead, leaf: number): Promise<Uint8Array | null> {
  const tile = { level: 0, index: Math.floor(leaf / TILE_WIDTH) };
  const width = tileWidth(tile, head.size);
  const bytes = leaf < head.size ? await read(tilePath(tile, width)) : null;
  return (bytes && hashesOf(bytes)?.[leaf % TILE_WIDTH]) ?? null;
}
