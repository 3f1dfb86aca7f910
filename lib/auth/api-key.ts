import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const PREFIX_CHARS = 8;
const SECRET_CHARS = 40;
const shape = /^mdt_([0-9a-z]{8})_[0-9a-z]{40}$/;

/** A new key: the whole of it (shown once), its readable prefix, and the hash that is stored. 200 random bits. */
export function newApiKey(): { key: string; prefix: string; keyHash: string } {
  const prefix = randomText(PREFIX_CHARS);
  const key = `mdt_${prefix}_${randomText(SECRET_CHARS)}`;
  return { key, prefix, keyHash: hashApiKey(key) };
}

/** A plain SHA-256 is enough: the secret is random, there is nothing to guess. */
export function hashApiKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** The key in an `Authorization` header, or null when it does not have the shape of one. */
export function readBearerKey(authorization: string): string | null {
  const key = /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1];
  return key && shape.test(key) ? key : null;
}

function randomText(chars: number): string {
  return Array.from(randomBytes(chars), (byte) => ALPHABET[byte & 31]).join('');
}
