import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import {
  consistencyPath,
  foldHashes,
  inclusionPath,
  type LeafRange,
  leafHash,
  nodeHash,
  nodesOf,
  type Sha256,
} from './merkle-tree';
import {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './verify-proof';

const sha256: Sha256 = (data) => createHash('sha256').update(data).digest();

const folder = path.resolve(
  import.meta.dirname,
  '../../../../../shared/data/auditlog/merkle_testdata/testdata',
);
const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const proof = bytes
  .array()
  .nullable()
  .transform((steps) => steps ?? []);
const verdict = { desc: z.string(), wantErr: z.boolean() };
const inclusion = { leafIdx: z.number(), root: bytes, leafHash: bytes, proof, ...verdict };
const consistency = { root1: bytes, root2: bytes, proof, ...verdict };

/** Each kind of vector, how many there are, and what we say of one. */
const kinds = {
  inclusion: [
    98,
    (vector: unknown) => {
      const v = z.strictObject({ ...inclusion, treeSize: z.number() }).parse(vector);
      return [
        v.wantErr,
        verifyInclusion(sha256, { ...v, index: v.leafIdx, size: v.treeSize, leaf: v.leafHash }),
      ];
    },
  ],
  consistency: [
    98,
    (vector: unknown) => {
      const v = z.strictObject({ ...consistency, size1: z.number(), size2: z.number() }).parse(vector);
      const of = { older: v.size1, newer: v.size2, olderRoot: v.root1, newerRoot: v.root2 };
      return [v.wantErr, verifyConsistency(sha256, { ...v, ...of })];
    },
  ],
  subtreeinclusion: [
    204,
    (vector: unknown) => {
      const v = z.strictObject({ ...inclusion, start: z.number(), end: z.number() }).parse(vector);
      return [
        v.wantErr,
        verifySubtreeInclusion(sha256, { ...v, index: v.leafIdx, subtree: v, leaf: v.leafHash }),
      ];
    },
  ],
  subtreeconsistency: [
    118,
    (vector: unknown) => {
      const v = z
        .strictObject({ ...consistency, start: z.number(), end: z.number(), size: z.number() })
        .parse(vector);
      return [
        v.wantErr,
        verifySubtreeConsistency(sha256, { ...v, subtree: v, hash: v.root1, root: v.root2 }),
      ];
    },
  ],
} satisfies Record<string, [number, (vector: unknown) => boolean[]]>;

describe.skipIf(!existsSync(folder))('the published vectors', () => {
  test.each(Object.entries(kinds))('%s', (kind, [count, judge]) => {
    const files = readdirSync(path.join(folder, kind), { recursive: true, encoding: 'utf8' });
    const vectors = files.filter((file) => file.endsWith('.json'));
    expect(vectors).toHaveLength(count);
    for (const file of vectors) {
      const [wantErr, holds] = judge(JSON.parse(readFileSync(path.join(folder, kind, file), 'utf8')));
      expect({ file, holds }).toEqual({ file, holds: !wantErr });
    }
  });
});

/** Hash of a range by the definition of the tree itself (RFC 9162, section 2.1.1): halves at the largest power of two. */
function hashOf(leaves: readonly Uint8Array[], { start, end }: LeafRange): Uint8Array {
  if (end - start === 1) return leaves[start] as Uint8Array;
  let left = 1;
  while (left * 2 < end - start) left *= 2;
  const middle = start + left;
  return nodeHash(sha256, hashOf(leaves, { start, end: middle }), hashOf(leaves, { start: middle, end }));
}

const grown = Array.from({ length: 600 }, (_, i) => leafHash(sha256, Buffer.from(`entry ${i}`)));
const size = fc.integer({ min: 1, max: grown.length });

describe('in a tree of any size', () => {
  it('a range has the hash of its complete subtrees together', () => {
    fc.assert(
      fc.property(size, (end) => {
        const hashes = nodesOf({ start: 0, end }).map(({ level, index }) =>
          hashOf(grown, { start: index * 2 ** level, end: (index + 1) * 2 ** level }),
        );
        expect(foldHashes(sha256, hashes)).toEqual(hashOf(grown, { start: 0, end }));
      }),
    );
  });

  it('every leaf is proved by its path, and by no other leaf or place', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (of, a, b) => {
        const [index, other] = [a % of, b % of];
        const claim = {
          index,
          size: of,
          leaf: grown[index] as Uint8Array,
          root: hashOf(grown, { start: 0, end: of }),
          proof: inclusionPath(index, of).map((range) => hashOf(grown, range)),
        };
        expect(verifyInclusion(sha256, claim)).toBe(true);
        if (other === index) return;
        expect(verifyInclusion(sha256, { ...claim, index: other })).toBe(false);
        expect(verifyInclusion(sha256, { ...claim, leaf: grown[other] as Uint8Array })).toBe(false);
      }),
    );
  });

  it('an older tree is proved to be the beginning of a newer one, and no other tree is', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [older, newer] = [Math.min(a, b), Math.max(a, b)];
        const claim = {
          older,
          newer,
          olderRoot: hashOf(grown, { start: 0, end: older }),
          newerRoot: hashOf(grown, { start: 0, end: newer }),
          proof: consistencyPath(older, newer).map((range) => hashOf(grown, range)),
        };
        expect(verifyConsistency(sha256, claim)).toBe(true);
        const forked = [...grown.slice(0, older - 1), leafHash(sha256, Buffer.from('another'))];
        const olderRoot = hashOf(forked, { start: 0, end: older });
        expect(verifyConsistency(sha256, { ...claim, olderRoot })).toBe(false);
      }),
    );
  });
});
