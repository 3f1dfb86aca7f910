import { utf8 } from './bytes';
import { parseCheckpoint, type TreeHead } from './checkpoint';
import { leafHash } from './merkle-tree';
import { decodePath } from './proof-path';
import { type Cryptography, parseSignedNote, parseVerifierKey, verifyNote } from './signed-note';
import { verifyInclusion } from './verify-proof';

export type EntryProof = {
  index: number;
  /** Hashes from the leaf up, in base64. */
  path: readonly string[];
  checkpoint: string;
  /** Lines of the public keys. */
  keys: readonly string[];
};

/** What was computed, and whether it is so. The head is null where the checkpoint is none. */
export type EntryVerdict = {
  head: TreeHead | null;
  leaf: Uint8Array;
  isSigned: boolean;
  isIncluded: boolean;
};

/** Whether an entry with these bytes is in the log that the checkpoint signs. Computed from them alone. */
export const verifyEntry = (cryptography: Cryptography, canonical: string, proof: EntryProof): EntryVerdict =>
  verifyLeaf(cryptography, leafHash(cryptography.sha256, utf8(canonical)), proof);

/** Whether this hash is that of an entry of the log that the checkpoint signs: all that can be asked where the contents were dropped. */
export function verifyLeaf(cryptography: Cryptography, leaf: Uint8Array, proof: EntryProof): EntryVerdict {
  const { sha256, verifyEd25519 } = cryptography;
  const note = parseSignedNote(proof.checkpoint);
  const head = note && parseCheckpoint(note.text);
  const path = decodePath(proof.path);
  if (!note || !head) return { head: null, leaf, isSigned: false, isIncluded: false };
  const keys = proof.keys.flatMap((line) => parseVerifierKey(sha256, line) ?? []);
  const signers = verifyNote(
    verifyEd25519,
    note,
    keys.filter(({ name, role }) => role === 'log' && name === head.origin),
  );
  return {
    head,
    leaf,
    isSigned: signers !== null && signers.length > 0,
    isIncluded:
      path !== null &&
      verifyInclusion(sha256, { index: proof.index, size: head.size, leaf, root: head.root, proof: path }),
  };
}
