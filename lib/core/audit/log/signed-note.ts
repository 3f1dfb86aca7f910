import { areEqual, fromBase64, joined, toBase64, toHex, utf8 } from './bytes';
import type { Sha256 } from './merkle-tree';

/** Whether `signature` (64 bytes) of `message` is by the Ed25519 key (32 bytes). Brought by whoever calls, as hashing is. */
export type VerifyEd25519 = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
export type Cryptography = { sha256: Sha256; verifyEd25519: VerifyEd25519 };

export type NoteSignature = { name: string; keyId: Uint8Array; signature: Uint8Array };
export type SignedNote = { text: string; signatures: readonly NoteSignature[] };
/** A key that notes are checked with, as its line says it: `name+hex of its id+base64 of its type and bytes`. */
export type VerifierKey = { name: string; role: KeyRole; keyId: Uint8Array; publicKey: Uint8Array };
/** Whose key it is: the log's, or that of a witness, who signs when it has seen that the log has grown. */
export type KeyRole = keyof typeof TYPES;

/** How a key of each role says in its line and its id what it signs: a note, or a note and a time (C2SP tlog-cosignature). */
const TYPES = { log: 1, witness: 4 } as const;
const TIME_BYTES = 8;
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

/** An Ed25519 key under a name; its id is the first four bytes of a hash of both. */
export function verifierKey(
  sha256: Sha256,
  name: string,
  publicKey: Uint8Array,
  role: KeyRole = 'log',
): VerifierKey {
  const keyId = sha256(joined([utf8(name), Uint8Array.of(NEWLINE, TYPES[role]), publicKey]));
  return { name, role, keyId: keyId.slice(0, KEY_ID_BYTES), publicKey };
}

export const formatVerifierKey = ({ name, role, keyId, publicKey }: VerifierKey): string =>
  `${name}+${toHex(keyId)}+${toBase64(joined([Uint8Array.of(TYPES[role]), publicKey]))}`;

/** Null when it is not the line of an Ed25519 key, or its id is not that of its bytes. */
export function parseVerifierKey(sha256: Sha256, line: string): VerifierKey | null {
  const [, name = '', hex = '', key = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(key);
  const role = roles.find((each) => TYPES[each] === bytes?.[0]);
  if (name === '' || bytes?.length !== 33 || !role) return null;
  const found = verifierKey(sha256, name, bytes.slice(1), role);
  return toHex(found.keyId) === hex ? found : null;
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
    if (!isBy(verifyEd25519, key, note.text, signature)) return null;
    signed.push(key);
  }
  return signed;
}

const roles = Object.keys(TYPES) as KeyRole[];

function isBy(
  verifyEd25519: VerifyEd25519,
  { role, publicKey }: VerifierKey,
  text: string,
  signature: Uint8Array,
): boolean {
  if (role === 'log') return verifyEd25519(publicKey, utf8(text), signature);
  const time = signature.slice(0, TIME_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
  return (
    signature.length > TIME_BYTES &&
    verifyEd25519(publicKey, utf8(cosignedText(time, text)), signature.slice(TIME_BYTES))
  );
}

/** What a witness signs of a note at a time, in seconds since 1970. */
export const cosignedText = (timeS: number, text: string): string => `cosignature/v1\ntime ${timeS}\n${text}`;

/** The bytes of a witness' signature: the time it signed at, most significant byte first, then the signature itself. */
export const cosignatureOf = (timeS: number, signature: Uint8Array): Uint8Array =>
  joined([
    Uint8Array.from({ length: TIME_BYTES }, (_, i) => Math.floor(timeS / 256 ** (TIME_BYTES - 1 - i)) % 256),
    signature,
  ]);

function parseSignature(line: string): NoteSignature | null {
  const [, name, text = ''] = /^— ([^\s+]+) (\S+)$/.exec(line) ?? [];
  const bytes = fromBase64(text);
  if (!name || !bytes || bytes.length <= KEY_ID_BYTES) return null;
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

/** No control character but the newline may be in a note: what a person reads is all that is signed. */
const hasControls = (text: string) => /[^\P{Cc}\n]/u.test(text);
