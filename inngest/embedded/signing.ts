import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import canonicalize from 'canonicalize';

const withoutPrefix = (signingKey: string): string => signingKey.replace(/^signkey-[\w]+-/, '');

/**
 * The `x-inngest-signature` of a request body: HMAC-SHA256 over its RFC 8785 form followed by the time in seconds.
 * The SDK canonicalises what it parsed, so signing the bytes as sent would only match by luck.
 */
export function signBody(body: unknown, signingKey: string, unixSeconds: number): string {
  const canonical = canonicalize(body) ?? '';
  const digest = createHmac('sha256', withoutPrefix(signingKey))
    .update(canonical)
    .update(String(unixSeconds))
    .digest('hex');
  return `t=${unixSeconds}&s=${digest}`;
}

/** What the SDK sends as its bearer token: the key's prefix, then the SHA-256 of the key's decoded bytes. */
export function hashSigningKey(signingKey: string): string {
  const prefix = /^signkey-[\w]+-/.exec(signingKey)?.[0] ?? '';
  return (
    prefix +
    createHash('sha256')
      .update(Buffer.from(withoutPrefix(signingKey), 'hex'))
      .digest('hex')
  );
}

export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
