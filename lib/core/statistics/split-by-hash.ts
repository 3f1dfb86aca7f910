/**
 * Whether an id belongs to the held-out part. Depends on the id alone: a contact never changes sides, however often or in
 * whatever order the data is read. `share` is the part held out, 0 to 1.
 */
export function splitByHash(id: string, share: number): boolean {
  return unitHash(id) < share;
}

/** A text spread evenly over [0, 1): FNV-1a with a finaliser. Not for secrets. */
export function unitHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 0x1_0000_0000;
}
