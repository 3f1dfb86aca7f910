import { assertNever } from '@/lib/core/shared/assert-never';
import { SIGNATURE_TOLERANCE_MS } from '@/lib/core/sources/source-config';
import type { OpenSource } from '@/lib/db/repositories/sources';
import { now } from '@/lib/platform/clock';
import { type InboundRequest, refused, type Verification } from '@/lib/platform/inbound/verification';
import { verifyHmac } from '@/lib/platform/inbound/verify-hmac';
import { verifyHubSpot } from '@/lib/platform/inbound/verify-hubspot';
import { verifySalesforce } from '@/lib/platform/inbound/verify-salesforce';
import { verifySendGrid } from '@/lib/platform/inbound/verify-sendgrid';
import { verifyStandardWebhook } from '@/lib/platform/inbound/verify-standard-webhook';
import { isKeyOf } from './find-source';

/** Whether a request is its source's own, by the scheme the source was set up with. */
export async function verifyRequest(
  source: OpenSource,
  request: InboundRequest,
  writeKey: string | null,
): Promise<Verification> {
  const { signature } = source.config;
  const { secrets } = source;
  const at = now();
  switch (signature.scheme) {
    case 'key':
      return (await isKeyOf(source, writeKey))
        ? { ok: true, messageId: null }
        : refused(
            'The write key does not fit: send it as HTTP Basic user, as Bearer token, or as ?key= in the address.',
          );
    case 'standard_webhooks':
      return verifyStandardWebhook(request, secrets, at, SIGNATURE_TOLERANCE_MS);
    case 'hubspot':
      return verifyHubSpot(request, secrets, at, SIGNATURE_TOLERANCE_MS);
    case 'sendgrid':
      return verifySendGrid(request, secrets, at, SIGNATURE_TOLERANCE_MS);
    case 'salesforce':
      return verifySalesforce(request, { secrets, organizationIds: signature.organizationIds });
    case 'hmac': {
      const { scheme: _, ...hmac } = signature;
      return verifyHmac(request, { secrets, ...hmac }, at, SIGNATURE_TOLERANCE_MS);
    }
    default:
      return assertNever(signature);
  }
}
