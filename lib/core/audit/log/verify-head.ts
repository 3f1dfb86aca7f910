import { areEqual } from './bytes';
import { parseCheckpoint, type TreeHead } from './checkpoint';
import { type Cryptography, parseSignedNote, type VerifierKey, verifyNote } from './signed-note';
import type { TileReader } from './tile-reader';

/** The log must have grown from an older head of it. */
export async function verifyOlder(
  cryptography: Cryptography,
  keys: readonly VerifierKey[],
  note: string,
  head: TreeHead,
  tiles: TileReader,
): Promise<{ size: number } | { problem: string }> {
  const signed = readHead(cryptography, note, keys);
  if ('problem' in signed) return signed;
  const { origin, size, root } = signed.head;
  if (origin !== head.origin) return { problem: `is of another log, ${origin}` };
  if (size > head.size)
    return { problem: `has ${size} entries: the last ${size - head.size} of them are gone from this log` };
  if (!areEqual(await tiles.rootAt(size), root))
    return {
      problem: `of ${size} entries is not the beginning of this log: its history was changed or forked`,
    };
  return { size };
}

/** The head that a note signs, and which of the keys have signed it: the log's own at least. */
export function readHead(
  { verifyEd25519 }: Cryptography,
  text: string,
  keys: readonly VerifierKey[],
): { head: TreeHead; by: VerifierKey[] } | { problem: string } {
  const note = parseSignedNote(text);
  const head = note && parseCheckpoint(note.text);
  if (!note || !head) return { problem: 'is no signed checkpoint' };
  const by = verifyNote(verifyEd25519, note, keys);
  if (by === null) return { problem: 'has a signature that does not hold' };
  if (!by.some(({ role, name }) => role === 'log' && name === head.origin))
    return { problem: `is signed by none of the keys of ${head.origin}` };
  return { head, by };
}
