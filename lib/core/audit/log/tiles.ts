import { joined } from './bytes';
import { foldHashes, type NodeId, nodeHash, type Sha256 } from './merkle-tree';

/** Hashes of one level of tiles (each the root of 256 of the tile below, or a leaf), the `index`-th group of 256 of them. */
export type TileId = { level: number; index: number };

/** So many hashes are in a full tile, and so many entries in a full bundle. */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;
const HASH_BYTES = 32;
const LENGTH_BYTES = 2;
/** What a bundle of C2SP tlog-tiles can hold of one entry. */
export const MAX_ENTRY_BYTES = 65_535;

/** How many hashes a tile has in a tree of `size` leaves; zero when it has none. */
export function tileWidth({ level, index }: TileId, size: number): number {
  const whole = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, whole - index * TILE_WIDTH));
}

/** Every tile of a tree of `size` leaves, level by level. */
export function* tilesOf(size: number): Generator<TileId & { width: number }> {
  for (let level = 0; TILE_WIDTH ** level <= size; level++)
    for (let index = 0; ; index++) {
      const width = tileWidth({ level, index }, size);
      if (width === 0) break;
      yield { level, index, width };
    }
}

/** Where C2SP tlog-tiles serves it: `tile/0/x001/067.p/5`. */
export const tilePath = ({ level, index }: TileId, width: number): string =>
  `tile/${level}/${numbered(index)}${partial(width)}`;

/** Where C2SP tlog-tiles serves the entries under a tile of level 0. */
export const bundlePath = (index: number, width: number): string =>
  `tile/entries/${numbered(index)}${partial(width)}`;

const partial = (width: number) => (width < TILE_WIDTH ? `.p/${width}` : '');

/** Groups of three digits, all but the last marked, so that no folder grows beyond a thousand. */
function numbered(index: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
}

/** In which tile a node of the tree is, and which of its hashes make it. */
export function placeOf({ level, index }: NodeId): { tile: TileId; from: number; to: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const width = 2 ** (level % TILE_HEIGHT);
  const first = index * width;
  const tile = { level: tileLevel, index: Math.floor(first / TILE_WIDTH) };
  const from = first % TILE_WIDTH;
  return { tile, from, to: from + width };
}

/** How many bytes so many hashes are. */
export const hashBytes = (hashes: number): number => hashes * HASH_BYTES;

/** The hashes of a tile's bytes. Null when they are not whole hashes. */
export function hashesOf(tile: Uint8Array): Uint8Array[] | null {
  if (tile.length % HASH_BYTES !== 0) return null;
  return Array.from({ length: tile.length / HASH_BYTES }, (_, i) =>
    tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
  );
}

/** Root of hashes that are a power of two in number: of a full tile, or of a node in it. */
export function rootOf(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  let level = [...hashes];
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, i) =>
      nodeHash(sha256, level[2 * i] as Uint8Array, level[2 * i + 1] as Uint8Array),
    );
  return foldHashes(sha256, level);
}

/** A bundle of entries as bytes: each after its length in two bytes, most significant first. @throws RangeError for an entry too big. */
export const packBundle = (entries: readonly Uint8Array[]): Uint8Array =>
  joined(
    entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY_BYTES)
        throw new RangeError(`An entry has ${entry.length} bytes; a log holds ${MAX_ENTRY_BYTES} at most.`);
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );

/** The entries of a bundle. Null when its lengths do not add up. */
export function unpackBundle(bundle: Uint8Array): Uint8Array[] | null {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bundle.length; ) {
    if (at + LENGTH_BYTES > bundle.length) return null;
    const end = at + LENGTH_BYTES + ((bundle[at] as number) << 8) + (bundle[at + 1] as number);
    if (end > bundle.length) return null;
    entries.push(bundle.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  return entries;
}
