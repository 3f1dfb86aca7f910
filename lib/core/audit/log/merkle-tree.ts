import { joined } from './bytes';

/** SHA-256 of bytes: 32 bytes. The core has no cryptography of its own; whoever calls it brings this. */
export type Sha256 = (data: Uint8Array) => Uint8Array;

/** The leaves from `start` to before `end`. */
export type LeafRange = { start: number; end: number };

/** A node over 2^`level` leaves, the `index`-th of its level from the left. */
export type NodeId = { level: number; index: number };

/** Hash of an entry's bytes (RFC 9162, section 2.1.1): prefixed, so that no node can pass for a leaf. */
export const leafHash = (sha256: Sha256, entry: Uint8Array): Uint8Array => sha256(joined([LEAF, entry]));

export const nodeHash = (sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(joined([NODE, left, right]));

export const emptyRoot = (sha256: Sha256): Uint8Array => sha256(new Uint8Array());

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** The complete subtrees that a range is made of, from the left; their hashes go to `foldHashes`. */
export function nodesOf({ start, end }: LeafRange): NodeId[] {
  const nodes: NodeId[] = [];
  for (let at = start; at < end; ) {
    const level = Math.floor(Math.log2(end - at));
    const leaves = 2 ** level;
    nodes.push({ level, index: at / leaves });
    at += leaves;
  }
  return nodes;
}

/** Hash of a range from those of its complete subtrees (`nodesOf`); at least one. */
export function foldHashes(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (!last) return emptyRoot(sha256);
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(sha256, left, right), last);
}

/** How many leaves are in the left part of a tree of `size` > 1: the largest power of two below it. */
const leftOf = (size: number) => 2 ** (Math.ceil(Math.log2(size)) - 1);

/** The ranges whose hashes prove that leaf `index` is in the tree of `size` leaves, from the leaf up (RFC 9162, 2.1.3.1). */
export function inclusionPath(index: number, size: number): LeafRange[] {
  const path: LeafRange[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + leftOf(end - start);
    if (index < middle) {
      path.unshift({ start: middle, end });
      end = middle;
    } else {
      path.unshift({ start, end: middle });
      start = middle;
    }
  }
  return path;
}

/** The ranges whose hashes prove that the tree of `older` leaves is the beginning of that of `newer` (RFC 9162, 2.1.4.1). */
export function consistencyPath(older: number, newer: number): LeafRange[] {
  const path: LeafRange[] = [];
  if (older === 0 || older === newer) return path;
  let [start, end] = [0, newer];
  while (end !== older) {
    const middle = start + leftOf(end - start);
    if (older <= middle) {
      path.unshift({ start: middle, end });
      end = middle;
    } else {
      path.unshift({ start, end: middle });
      start = middle;
    }
  }
  // The older root itself is known to whoever verifies.
  return start === 0 ? path : [{ start, end }, ...path];
}
