import { createHmac } from 'node:crypto';
import {
  type InboundRequest,
  MAX_SIGNATURES,
  matchesSecretly,
  refused,
  usableSecrets,
  type Verification,
  whyNotFresh,
} from './verification';

/**
 * Standard Webhooks 1.0, symmetric (`v1`): HMAC-SHA-256 of `id.timestamp.body`. Any of several secrets will do, and any of the signatures in
 * the header, so that secrets can be rotated on either side. Computed over the bytes: the library signs decoded text, for which
 * different bytes can be the same.
 */
export function verifyStandardWebhook(
  request: InboundRequest,
  secrets: readonly string[],
  now: Date,
  toleranceMs: number,
): Verification {
  const id = request.headers.get('webhook-id');
  const timestamp = request.headers.get('webhook-timestamp');
  const header = request.headers.get('webhook-signature');
  if (!id || !timestamp || !header)
    return refused('It is not signed: send webhook-id, webhook-timestamp and webhook-signature.');
  const signedAt = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN;
  const stale = whyNotFresh(signedAt, now, toleranceMs);
  if (stale) return refused(stale);

  const stated = header
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .slice(0, MAX_SIGNATURES);
  const expected = usableSecrets(secrets.map((secret) => secret.replace(/^whsec_/, ''))).map(
    (secret) => `v1,${sign(secret, `${id}.${timestamp}.`, request.rawBody)}`,
  );
  return matchesSecretly(stated, expected)
    ? { ok: true, messageId: id }
    : refused('No signature in webhook-signature fits: use the secret that is shown for this source.');
}

const sign = (secret: string, head: string, body: Buffer): string =>
  createHmac('sha256', Buffer.from(secret, 'base64')).update(head).update(body).digest('base64');
