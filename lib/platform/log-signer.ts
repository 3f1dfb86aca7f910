import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { utf8 } from '@/lib/core/audit/log/bytes';
import { type NoteSignature, type VerifierKey, verifierKey } from '@/lib/core/audit/log/signed-note';
import { requireEnv } from './env';
import { sha256 } from './hash';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The keys that sign the record under a log's name: each signs every checkpoint, so that an old one can go when all know the new one. */
export function logKeys(name: string): VerifierKey[] {
  return privateKeys().map((key) => verifierKey(sha256, name, publicBytes(key)));
}

/** Signs the text of a note with every key, the first of MANDATE_LOG_KEYS first. */
export function signNote(name: string, text: string): NoteSignature[] {
  return privateKeys().map((key) => ({
    name,
    keyId: verifierKey(sha256, name, publicBytes(key)).keyId,
    signature: new Uint8Array(sign(null, utf8(text), key)),
  }));
}

const privateKeys = (): KeyObject[] =>
  requireEnv('MANDATE_LOG_KEYS')
    .split(',')
    .map((seed) => Buffer.from(seed.trim(), 'base64'))
    .map((seed) =>
      createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' }),
    );

const publicBytes = (key: KeyObject): Uint8Array =>
  new Uint8Array(Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url'));
