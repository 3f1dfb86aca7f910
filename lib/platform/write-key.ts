import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'mdts_';

/** A new write key of a source: shown once, 192 random bits; only its hash is kept. */
export function newWriteKey(): { key: string; hash: string } {
  const key = `${PREFIX}${randomBytes(24).toString('base64url')}`;
  return { key, hash: hashWriteKey(key) };
}

/** A plain SHA-256 is enough: the key is random, there is nothing to guess. */
export const hashWriteKey = (key: string): string => createHash('sha256').update(key, 'utf8').digest('hex');

/** The write key in an `Authorization` header: the user of Basic, as the Segment spec has it, or a Bearer token. Null without one. */
export function readWriteKey(authorization: string | null): string | null {
  const [, scheme, rest] = /^(basic|bearer)\s+(\S+)\s*$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined || rest === undefined) return null;
  const key =
    scheme.toLowerCase() === 'bearer' ? rest : Buffer.from(rest, 'base64').toString('utf8').split(':')[0];
  return key === undefined || key === '' ? null : key;
}
