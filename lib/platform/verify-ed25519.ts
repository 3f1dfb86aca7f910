import { createPublicKey, verify } from 'node:crypto';
import type { VerifyEd25519 } from '@/lib/core/audit/log/signed-note';

/** Checks a signature with Node's own Ed25519. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
      format: 'jwk',
    }),
    signature,
  );
