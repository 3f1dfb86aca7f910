import { foldHashes, type NodeId, nodesOf, type Sha256 } from './merkle-tree';
import { hashesOf, placeOf, rootOf, type TileId, tileWidth } from './tiles';

/** Hashes of the nodes of a tree, found in its tiles. @throws Error when a tile is missing. */
export type TileReader = {
  hashOf(node: NodeId): Promise<Uint8Array>;
  /** Root of the tree as it was with its first `size` leaves. */
  rootAt(size: number): Promise<Uint8Array>;
  /** Hashes of ranges, such as those of a proof. */
  hashesOf(ranges: readonly { start: number; end: number }[]): Promise<Uint8Array[]>;
};

/** @param readTile the bytes of a tile with so many hashes; each is asked for once. */
export function tileReader(
  sha256: Sha256,
  readTile: (tile: TileId, width: number) => Promise<Uint8Array | null>,
  treeSize: number,
): TileReader {
  const read = new Map<string, Promise<Uint8Array[]>>();

  const tileHashes = (tile: TileId): Promise<Uint8Array[]> => {
    const key = `${tile.level}/${tile.index}`;
    const found = read.get(key) ?? readWhole(tile);
    read.set(key, found);
    return found;
  };
  async function readWhole(tile: TileId): Promise<Uint8Array[]> {
    const width = tileWidth(tile, treeSize);
    const bytes = await readTile(tile, width);
    const hashes = bytes && hashesOf(bytes);
    if (hashes?.length !== width)
      throw new Error(`Tile ${tile.level}/${tile.index} is missing or incomplete.`);
    return hashes;
  }
  const hashOf = async (node: NodeId) => {
    const { tile, from, to } = placeOf(node);
    return rootOf(sha256, (await tileHashes(tile)).slice(from, to));
  };
  const hashOfRange = async (range: { start: number; end: number }) =>
    foldHashes(sha256, await Promise.all(nodesOf(range).map(hashOf)));
  return {
    hashOf,
    rootAt: (size) => hashOfRange({ start: 0, end: size }),
    hashesOf: (ranges) => Promise.all(ranges.map(hashOfRange)),
  };
}
