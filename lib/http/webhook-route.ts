import { AppError } from '@/lib/core/shared/app-error';
import { newId } from '@/lib/platform/ids';
import { salesforceAcknowledgement } from '@/lib/platform/inbound/read-salesforce-message';
import { readWriteKey } from '@/lib/platform/write-key';
import { countResults } from '@/lib/usecases/signals/count-results';
import { findSourceById } from '@/lib/usecases/sources/find-source';
import { hearReply } from '@/lib/usecases/sources/hear-reply';
import { receiveRequest, refuseRequest } from '@/lib/usecases/sources/receive-request';
import { verifyRequest } from '@/lib/usecases/sources/verify-request';
import { jsonText } from './json-text';
import { problemResponse } from './problem-response';
import { MAX_INBOUND_BYTES, readInbound } from './receive';

/** Mail is larger than any event. */
const MAX_MAIL_BYTES = 25_000_000;

/**
 * Where platforms and programs deliver: the signature is checked over the raw body, and it answers once what is good is committed. A
 * request that is refused is kept with the reason, so that a person sees what arrived.
 */
export async function webhookRoute(
  request: Request,
  context: { params: Promise<{ sourceId: string }> },
): Promise<Response> {
  const requestId = newId('req');
  try {
    const source = await findSourceById((await context.params).sourceId);
    const { format } = source.config;
    const received = await readInbound(request, format === 'mail' ? MAX_MAIL_BYTES : MAX_INBOUND_BYTES);
    const { bytes } = received;
    const url = new URL(request.url);
    const writeKey = readWriteKey(request.headers.get('authorization')) ?? url.searchParams.get('key');
    const verified = await verifyRequest(
      source,
      { rawBody: bytes, headers: request.headers, url: received.url, method: received.method },
      writeKey,
    );
    // The key in an address is a secret: it is not kept with the request.
    url.searchParams.delete('key');
    url.searchParams.delete('secret');
    const delivered = { ...received, url: `${url.pathname}${url.search}` };
    if (!verified.ok) {
      await refuseRequest(source, delivered, { reason: verified.reason, isProven: false });
      throw new AppError('not_signed_in', { detail: verified.reason });
    }
    const receipt = await receiveRequest(source, delivered);
    if (format === 'mail') await hearReply(source, bytes);
    const failed = receipt.status === 'refused';
    if (format === 'salesforce' && !failed)
      return new Response(salesforceAcknowledgement, {
        status: 200,
        headers: { 'Content-Type': 'text/xml' },
      });
    const body = { ...countResults(receipt.results), reason: receipt.reason, deliveryId: receipt.deliveryId };
    return new Response(jsonText(body), {
      // A platform sends again what was not taken: what can never be read is taken, and shown to a person.
      status: failed && receipt.results.length === 0 ? 400 : 200,
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', 'X-Request-Id': requestId },
    });
  } catch (error) {
    return problemResponse(error, requestId);
  }
}
