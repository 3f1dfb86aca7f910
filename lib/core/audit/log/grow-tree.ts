import type { Sha256 } from './merkle-tree';
import { rootOf, TILE_WIDTH, type TileId } from './tiles';

/** A tile that is not full yet, or was not before the leaves were added. */
export type GrownTile = TileId & { hashes: Uint8Array[] };

/**
 * Adds leaves to the right of a tree. @param edge the last, unfinished tile of each level, lowest first, as far as there is one.
 * @returns every tile that was changed or begun, in its new state.
 */
export function growTree(
  sha256: Sha256,
  size: number,
  edge: readonly GrownTile[],
  leaves: readonly Uint8Array[],
): GrownTile[] {
  const grown: GrownTile[] = [];
  let added = leaves;
  for (let level = 0; added.length > 0; level++) {
    const before = Math.floor(size / TILE_WIDTH ** level);
    const open = edge.find((tile) => tile.level === level);
    let tile: GrownTile = {
      level,
      index: Math.floor(before / TILE_WIDTH),
      hashes: [...(open?.hashes ?? [])],
    };
    const full: Uint8Array[] = [];
    for (const hash of added) {
      tile.hashes.push(hash);
      if (tile.hashes.length < TILE_WIDTH) continue;
      grown.push(tile);
      full.push(rootOf(sha256, tile.hashes));
      tile = { level, index: tile.index + 1, hashes: [] };
    }
    if (tile.hashes.length > 0) grown.push(tile);
    added = full;
  }
  return grown;
}
