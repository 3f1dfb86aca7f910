import { createPublicKey, verify } from 'node:crypto';
import { type InboundRequest, refused, type Verification, whyNotFresh } from './verification';

/** SendGrid's signed event webhook: ECDSA over P-256 and SHA-256 of timestamp and body, by one of the public keys (base64 of DER) of the account. */
export function verifySendGrid(
  request: InboundRequest,
  publicKeys: readonly string[],
  now: Date,
  toleranceMs: number,
): Verification {
  const stated = request.headers.get('x-twilio-email-event-webhook-signature');
  const timestamp = request.headers.get('x-twilio-email-event-webhook-timestamp');
  if (!stated || !timestamp)
    return refused('It is not signed: switch on the signed event webhook in the mail settings of SendGrid.');
  const stale = whyNotFresh(
    /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1000 : Number.NaN,
    now,
    toleranceMs,
  );
  if (stale) return refused(stale);
  const signature = Buffer.from(stated, 'base64');
  const signed = Buffer.concat([Buffer.from(timestamp), request.rawBody]);
  const isExact = signature.toString('base64') === stated;
  return isExact && publicKeys.some((key) => fits(key, signed, signature))
    ? { ok: true, messageId: null }
    : refused('The signature does not fit: use the verification key that SendGrid shows for this webhook.');
}

function fits(publicKey: string, signed: Buffer, signature: Buffer): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' && verify('sha256', signed, key, signature);
  } catch {
    return false;
  }
}
