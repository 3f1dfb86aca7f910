import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nodeCryptography } from '@/scripts/verifier/node-cryptography';
import { joined, utf8 } from './bytes';
import { type GrownTile, growTree } from './grow-tree';
import { parseLogPath } from './log-path';
import { leafHash } from './merkle-tree';
import { bundlePath, packBundle, TILE_WIDTH, tilePath, tilesOf, unpackBundle } from './tiles';

const { sha256 } = nodeCryptography;
const leaves = Array.from({ length: 1200 }, (_, i) => leafHash(sha256, utf8(`entry ${i}`)));

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => a.localeCompare(b);

function tilesAfter(batches: readonly number[]): Map<string, Uint8Array> {
  const tiles = new Map<string, GrownTile>();
  let size = 0;
  for (const count of batches) {
    const edge = [...tiles.values()].filter(({ hashes }) => hashes.length < TILE_WIDTH);
    for (const tile of growTree(sha256, size, edge, leaves.slice(size, size + count)))
      tiles.set(`${tile.level}/${tile.index}`, tile);
    size += count;
  }
  return new Map([...tiles].sort(byKey).map(([key, { hashes }]) => [key, joined(hashes)]));
}

describe('the tiles of a tree', () => {
  it('are the same however the leaves came', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }), (batches) => {
        const all = batches.reduce((sum, count) => sum + count, 0);
        expect(tilesAfter(batches)).toEqual(tilesAfter([all]));
        const named = [...tilesOf(all)].map(
          ({ level, index, width }) => [`${level}/${index}`, width * 32] as const,
        );
        expect([...tilesAfter(batches)].map(([key, bytes]) => [key, bytes.length])).toEqual(
          named.sort(byKey),
        );
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    [0, 256, 'tile/0/000'],
    [5, 256, 'tile/0/005'],
    [999, 3, 'tile/0/999.p/3'],
    [1234067, 256, 'tile/0/x001/x234/067'],
  ])('are found where the standard says: %i of width %i at %s', (index, width, path) => {
    expect(tilePath({ level: 0, index }, width)).toBe(path);
    expect(bundlePath(index, width)).toBe(path.replace('tile/0', 'tile/entries'));
    expect(parseLogPath(path)).toEqual({ level: 0, index, width });
    expect(parseLogPath(bundlePath(index, width))).toEqual({ level: 'entries', index, width });
  });

  test.each([
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/001.p/256',
    'tile/0/001.p/0',
    'tile/64/001',
    'tile/00/001',
    'tile/0/x001/67',
    'tile/0/../0/001',
  ])('are not at %s', (path) => expect(parseLogPath(path)).toBeNull());
});

describe('a bundle of entries', () => {
  it('gives back what was put in, and nothing when its lengths do not add up', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 20 }), (entries) => {
        const bundle = packBundle(entries);
        expect(unpackBundle(bundle)).toEqual(entries);
        if (bundle.length > 0) expect(unpackBundle(bundle.subarray(0, -1))).toBeNull();
      }),
    );
  });
  it('refuses an entry that it could not hold whole', () => {
    expect(() => packBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });
});
