import { areEqual } from './bytes';
import { emptyRoot, type LeafRange, nodeHash, type Sha256 } from './merkle-tree';

/** Of SHA-256. */
const HASH_BYTES = 32;

export type Proof = readonly Uint8Array[];

/** Whether `leaf` is the `index`-th of the tree of `size` leaves with this root (RFC 9162, section 2.1.3.2). */
export const verifyInclusion = (
  sha256: Sha256,
  of: { index: number; size: number; leaf: Uint8Array; root: Uint8Array; proof: Proof },
): boolean => verifySubtreeInclusion(sha256, { ...of, subtree: { start: 0, end: of.size } });

/** Whether the tree of `older` leaves is the beginning of that of `newer` leaves (RFC 9162, section 2.1.4.2). */
export function verifyConsistency(
  sha256: Sha256,
  of: { older: number; newer: number; olderRoot: Uint8Array; newerRoot: Uint8Array; proof: Proof },
): boolean {
  const { older, newer, olderRoot: hash, newerRoot: root, proof } = of;
  // That a log begins with nothing says nothing about it.
  if (older === 0) return false;
  return verifySubtreeConsistency(sha256, {
    subtree: { start: 0, end: older },
    size: newer,
    hash,
    root,
    proof,
  });
}

/** Whether `leaf` is the `index`-th of the whole tree, by the root of a subtree that it is in (draft-ietf-plants-merkle-tree-certs, section 4.3). */
export function verifySubtreeInclusion(
  sha256: Sha256,
  of: { index: number; subtree: LeafRange; leaf: Uint8Array; root: Uint8Array; proof: Proof },
): boolean {
  const { index, subtree, leaf, root, proof } = of;
  if (
    leaf.length !== HASH_BYTES ||
    !isSubtree(subtree) ||
    !Number.isSafeInteger(index) ||
    index < subtree.start ||
    index >= subtree.end
  )
    return false;
  let at = index - subtree.start;
  let last = subtree.end - subtree.start - 1;
  let hash = leaf;
  for (const step of proof) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      hash = nodeHash(sha256, step, hash);
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)];
    } else hash = nodeHash(sha256, hash, step);
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && areEqual(hash, root);
}

/** Whether the subtree with `hash` is part of the tree of `size` leaves with this root (the same draft, section 4.4). */
export function verifySubtreeConsistency(
  sha256: Sha256,
  of: { subtree: LeafRange; size: number; hash: Uint8Array; root: Uint8Array; proof: Proof },
): boolean {
  const { subtree, size, hash, root, proof } = of;
  if (!isSubtree(subtree) || !Number.isSafeInteger(size) || subtree.end > size) return false;
  if (subtree.start === subtree.end) return proof.length === 0 && areEqual(hash, emptyRoot(sha256));
  let [first, last, end] = [subtree.start, subtree.end - 1, size - 1];
  const up = () => {
    [first, last, end] = [half(first), half(last), half(end)];
  };
  // To the largest complete subtree that ends where ours does.
  while (first !== last && (last === end || isOdd(last))) up();
  const rest = [...proof];
  const begin = first === last ? hash : rest.shift();
  if (!begin) return false;
  let [part, whole] = [begin, begin];
  if (first === last && last === end) return rest.length === 0 && areEqual(hash, root);
  for (const step of rest) {
    if (end === 0) return false;
    if (isOdd(last) || last === end) {
      if (first < last) part = nodeHash(sha256, step, part);
      whole = nodeHash(sha256, step, whole);
      while (!isOdd(last) && last !== 0) up();
    } else whole = nodeHash(sha256, whole, step);
    up();
  }
  return end === 0 && areEqual(part, hash) && areEqual(whole, root);
}

/** A range that is a node of some tree over these leaves: it begins at a multiple of the power of two that holds it. */
function isSubtree({ start, end }: LeafRange): boolean {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start > end) return false;
  return start === end || start % 2 ** Math.ceil(Math.log2(end - start)) === 0;
}

// Not with bit operators: those end at 2^31.
const isOdd = (n: number) => n % 2 === 1;
const half = (n: number) => Math.floor(n / 2);
