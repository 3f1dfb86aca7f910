import { createHmac } from 'node:crypto';
import { requireEnv } from './env';

/**
 * A pseudonym for a personal value: HMAC-SHA-256 in lower-case hex, keyed with a secret that is not in the database and bound to
 * what it is used for. The same value gives the same pseudonym as long as MANDATE_PSEUDONYM_KEY stays the same, which is why it is
 * no secret that one would ever change: `requirePseudonymKey` sees to it.
 */
export function keyedHash(use: string, value: string): string {
  return createHmac('sha256', pseudonymKey()).update(`${use}\n${value}`, 'utf8').digest('hex');
}

let known: { stated: string | undefined; key: string } | undefined;

/** Asked for many times a signal: the whole environment is only looked at again where this part of it has changed. */
function pseudonymKey(): string {
  const stated = process.env.MANDATE_PSEUDONYM_KEY;
  if (known?.stated !== stated || !known) known = { stated, key: requireEnv('MANDATE_PSEUDONYM_KEY') };
  return known.key;
}
