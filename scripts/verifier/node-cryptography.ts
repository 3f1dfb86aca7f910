import type { Cryptography } from '@/lib/core/audit/log/signed-note';
import { sha256 } from '@/lib/platform/hash';
import { verifyEd25519 } from '@/lib/platform/verify-ed25519';

/** SHA-256 and Ed25519 of Node itself. */
export const nodeCryptography: Cryptography = { sha256, verifyEd25519 };
