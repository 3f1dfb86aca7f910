import { createHmac } from 'node:crypto';
import { momentOf } from '@/lib/core/signals/formats/moment';
import {
  type InboundRequest,
  matchesSecretly,
  refused,
  usableSecrets,
  type Verification,
  whyNotFresh,
} from './verification';

export type HmacScheme = {
  secrets: readonly string[];
  /** The header of the signature. */
  header: string;
  algorithm: 'sha256' | 'sha512' | 'sha1';
  encoding: 'hex' | 'base64';
  /** What stands before the signature in its header, such as `sha256=`. */
  prefix?: string;
  /** A header with the time of the signature: seconds or milliseconds since 1970, or ISO 8601. It is signed too: `time.body`. */
  timestampHeader?: string;
  /** What joins the time and the body that are signed. */
  separator?: string;
  messageIdHeader?: string;
};

/** An HMAC over the body, as a source without a scheme of its own sends it; without a time in it, nothing tells a repetition by its signature. */
export function verifyHmac(
  request: InboundRequest,
  scheme: HmacScheme,
  now: Date,
  toleranceMs: number,
): Verification {
  const stated = request.headers.get(scheme.header);
  if (!stated) return refused(`It is not signed: send the signature in ${scheme.header}.`);
  const prefix = scheme.prefix ?? '';
  if (!stated.startsWith(prefix)) return refused(`${scheme.header} must begin with ${prefix}.`);

  let head = '';
  if (scheme.timestampHeader) {
    const timestamp = request.headers.get(scheme.timestampHeader);
    if (!timestamp) return refused(`It states no time: send it in ${scheme.timestampHeader}.`);
    const stale = whyNotFresh(Date.parse(momentOf(timestamp) ?? ''), now, toleranceMs);
    if (stale) return refused(stale);
    head = `${timestamp}${scheme.separator ?? '.'}`;
  }
  const signature = stated.slice(prefix.length);
  const expected = usableSecrets(scheme.secrets).map((secret) =>
    createHmac(scheme.algorithm, secret).update(head).update(request.rawBody).digest(scheme.encoding),
  );
  if (!matchesSecretly([scheme.encoding === 'hex' ? signature.toLowerCase() : signature], expected))
    return refused(
      `The signature in ${scheme.header} does not fit: sign the body as it is sent, by ${scheme.algorithm} in ${scheme.encoding}, with the secret of this source.`,
    );
  const messageId = scheme.messageIdHeader ? request.headers.get(scheme.messageIdHeader) : null;
  return { ok: true, messageId };
}
