import { createHash, createHmac } from 'node:crypto';
import {
  type InboundRequest,
  matchesSecretly,
  refused,
  usableSecrets,
  type Verification,
  whyNotFresh,
} from './verification';

/**
 * HubSpot's request signatures, by the client secrets of the app. v3 counts where it is stated: base64 of HMAC-SHA-256 over
 * method, address, body and timestamp in milliseconds. The older ones are a SHA-256 in hex of the secret and the body (v1), with the method
 * and the address between (v2); neither states a time, so that only the events' own ids tell a repetition.
 */
export function verifyHubSpot(
  request: InboundRequest,
  secrets: readonly string[],
  now: Date,
  toleranceMs: number,
): Verification {
  const v3 = request.headers.get('x-hubspot-signature-v3');
  if (v3) return verifyV3(request, v3, secrets, now, toleranceMs);
  const stated = request.headers.get('x-hubspot-signature');
  if (!stated) return refused('It is not signed: HubSpot sends X-HubSpot-Signature-v3 with each request.');
  const version = (request.headers.get('x-hubspot-signature-version') ?? 'v1').toLowerCase();
  if (version !== 'v1' && version !== 'v2')
    return refused('X-HubSpot-Signature-Version must be v1 or v2; v3 has a header of its own.');
  const head = version === 'v1' ? '' : `${request.method.toUpperCase()}${request.url}`;
  const expected = usableSecrets(secrets).map((secret) =>
    createHash('sha256').update(secret).update(head).update(request.rawBody).digest('hex'),
  );
  return answer(matchesSecretly([stated], expected));
}

function verifyV3(
  request: InboundRequest,
  stated: string,
  secrets: readonly string[],
  now: Date,
  toleranceMs: number,
): Verification {
  const timestamp = request.headers.get('x-hubspot-request-timestamp') ?? '';
  const stale = whyNotFresh(/^\d{1,15}$/.test(timestamp) ? Number(timestamp) : Number.NaN, now, toleranceMs);
  if (stale) return refused(stale);
  const head = `${request.method.toUpperCase()}${decodeAsHubSpot(request.url)}`;
  const expected = usableSecrets(secrets).map((secret) =>
    createHmac('sha256', secret).update(head).update(request.rawBody).update(timestamp).digest('base64'),
  );
  return answer(matchesSecretly([stated], expected));
}

/** HubSpot signs the address with these characters decoded, and no others. */
const decodeAsHubSpot = (url: string): string =>
  url.replace(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/gi, (code) => decodeURIComponent(code));

const answer = (matches: boolean): Verification =>
  matches
    ? { ok: true, messageId: null }
    : refused(
        'The signature does not fit: use the client secret of the app, and see that HubSpot calls the very address that this installation is known by.',
      );
