import { areEqual, fromUtf8 } from './bytes';
import type { TreeHead } from './checkpoint';
import type { ReadFile } from './log-files';
import type { Cryptography, VerifierKey } from './signed-note';
import { tileReader } from './tile-reader';
import { tilePath } from './tiles';
import { readHead, verifyOlder } from './verify-head';

/**
 * One look of a witness at a log: its newest head must be signed, fit its hashes, and have grown from the head that the witness kept.
 * @param kept the note of the last look; null at the first. @returns the new note, or what is wrong, in plain words.
 */
export async function followLog(
  cryptography: Cryptography,
  read: ReadFile,
  keys: readonly VerifierKey[],
  kept: string | null,
): Promise<{ note: string; head: TreeHead; grown: number } | { problem: string }> {
  const bytes = await read('checkpoint');
  if (!bytes) return { problem: 'The log shows no head.' };
  const note = fromUtf8(bytes);
  const signed = readHead(cryptography, note, keys);
  if ('problem' in signed) return { problem: `The head ${signed.problem}.` };
  const { head } = signed;
  const tiles = tileReader(cryptography.sha256, (tile, width) => read(tilePath(tile, width)), head.size);
  if (!areEqual(await tiles.rootAt(head.size), head.root))
    return { problem: 'The head does not fit the hashes of the log.' };
  if (kept === null) return { note, head, grown: head.size };
  const older = await verifyOlder(cryptography, keys, kept, head, tiles);
  if ('problem' in older) return { problem: `The head that was kept ${older.problem}.` };
  return { note, head, grown: head.size - older.size };
}
