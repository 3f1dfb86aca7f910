import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { utf8 } from '@/lib/core/audit/log/bytes';
import { type NoteSignature, type VerifierKey, verifierKey } from '@/lib/core/audit/log/signed-note';
import { requireEnv } from './env';
import { sha256 } from './hash';
import { isTransitKey, type Signer, transitSigners } from './vault-transit';

/** A key that signs the record under the name of a log. */
export type LogSigner = { key: VerifierKey; sign(text: string): Promise<NoteSignature> };

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Those that sign the record under a log's name, the first of MANDATE_LOG_KEYS first: each signs every checkpoint, so that an old one can go
 * when all know the new one. @throws Error where a key service does not answer.
 */
export async function logSigners(name: string): Promise<LogSigner[]> {
  const signers = await Promise.all(
    requireEnv('MANDATE_LOG_KEYS')
      .split(',')
      .map((key) => key.trim())
      .map(async (key) => (isTransitKey(key) ? await transitSigners(key) : [ownSigner(key)])),
  );
  return signers.flat().map(({ publicKey, sign: signBytes }) => {
    const key = verifierKey(sha256, name, publicKey);
    return {
      key,
      sign: async (text) => ({ name, keyId: key.keyId, signature: await signBytes(utf8(text)) }),
    };
  });
}

/** A key whose seed is in the environment, in base64. */
function ownSigner(seed: string): Signer {
  const der = Buffer.concat([PKCS8_PREFIX, Buffer.from(seed, 'base64')]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    publicKey: new Uint8Array(
      Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url'),
    ),
    sign: async (message) => new Uint8Array(sign(null, message, key)),
  };
}
