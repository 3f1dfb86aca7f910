import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Cryptography } from '@/lib/core/audit/log/signed-note';

/** What a browser checks the record with: its own arithmetic, on secure and on plain connections alike. */
export const cryptography: Cryptography = {
  sha256,
  verifyEd25519: (publicKey, message, signature) => {
    try {
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};
