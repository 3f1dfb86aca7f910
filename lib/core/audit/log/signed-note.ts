import { areEqual, fromBase64, joined, toBase64, toHex, utf8 } from './bytes';
import type { Sha256 } from './merkle-tree';

/** Whether `signature` (64 bytes) of `message` is by the Ed25519 key (32 bytes). Brought by whoever calls, as hashing is. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
export type Cryptography = { sha256: Sha256; verifyEd25519: VerifyEd25519 };

export type NoteSignature = { name: string; keyId: Uint8Array; signature: Uint8Array };
export type SignedNote = { text: string; signatures: readonly NoteSignature[] };
/** A key that notes are checked with, as its line says it: `name+hex of its id+base64 of its type and bytes`. */
export type VerifierKey = { name: string; keyId: Uint8Array; publicKey: Uint8Array };

/** The type of a key that signs with Ed25519. */
const ED25519 = 1;
const NEWLINE = 10;
const KEY_ID_BYTES = 4;
const SIGNATURE_START = '— ';

/** A note with its signatures, after C2SP signed-note. Null when it is not one, with its form as strict as the standard says. */
export function parseSignedNote(note: string): SignedNote | null {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n') || hasControls(note)) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  const signatures = lines.map(parseSignature);
  if (signatures.some((signature) => signature === null)) return null;
  return { text: note.slice(0, split + 1), signatures: signatures as NoteSignature[] };
}

export function formatSignedNote({ text, signatures }: SignedNote): string {
  const lines = signatures.map(
    ({ name, keyId, signature }) => `${SIGNATURE_START}${name} ${toBase64(joined([keyId, signature]))}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/** Id of an Ed25519 key under a name: the first four bytes of a hash of both. */
export const keyIdOf = (sha256: Sha256, name: string, publicKey: Uint8Array): Uint8Array =>
  sha256(joined([utf8(name), Uint8Array.of(NEWLINE, ED25519), publicKey])).slice(0, KEY_ID_BYTES);

export const formatVerifierKey = ({ name, keyId, publicKey }: VerifierKey): string =>
  `${name}+${toHex(keyId)}+${toBase64(joined([Uint8Array.of(ED25519), publicKey]))}`;

/** Null when it is not the line of an Ed25519 key, or its id is not that of its bytes. */
export function parseVerifierKey(sha256: Sha256, line: string): VerifierKey | null {
  const [, name = '', hex = '', key = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(key);
  if (name === '' || bytes?.length !== 33 || bytes[0] !== ED25519) return null;
  const publicKey = bytes.slice(1);
  const keyId = keyIdOf(sha256, name, publicKey);
  return toHex(keyId) === hex ? { name, keyId, publicKey } : null;
}

/**
 * Which of the keys have signed the note. Signatures by keys that are not known say nothing; one that names a known key and is not by it
 * spoils the note.
 */
export function verifyNote(
  verifyEd25519: VerifyEd25519,
  note: SignedNote,
  keys: readonly VerifierKey[],
): VerifierKey[] | null {
  const signed: VerifierKey[] = [];
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((known) => known.name === name && areEqual(known.keyId, keyId));
    if (!key) continue;
    if (!verifyEd25519(key.publicKey, utf8(note.text), signature)) return null;
    signed.push(key);
  }
  return signed;
}

function parseSignature(line: string): NoteSignature | null {
  const [, name, text = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(text);
  if (!name || !bytes || bytes.length <= KEY_ID_BYTES) return null;
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

/** No control character but the newline may be in a note: what a person reads is all that is signed. */
const hasControls = (text: string) => /[^\P{Cc}\n]/u.test(text);
