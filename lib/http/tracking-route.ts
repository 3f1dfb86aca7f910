import { AppError } from '@/lib/core/shared/app-error';
import { segmentMethods } from '@/lib/core/signals/formats/segment-message';
import { trackingMethod } from '@/lib/core/sources/tracking-method';
import { newId } from '@/lib/platform/ids';
import { readWriteKey } from '@/lib/platform/write-key';
import { countResults } from '@/lib/usecases/signals/count-results';
import { findSourceByKey } from '@/lib/usecases/sources/find-source';
import { type Receipt, receiveRequest } from '@/lib/usecases/sources/receive-request';
import { jsonText } from './json-text';
import { problemResponse } from './problem-response';
import { readInbound } from './receive';

/** A browser on any site may send: the write key says which source it is, and opens nothing. */
const cors = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'POST, OPTIONS',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, Content-Encoding',
  'Access-Control-Expose-Headers': 'Retry-After',
  'Access-Control-Max-Age': '86400',
};

export const trackingOptions = (): Response => new Response(null, { status: 204, headers: cors });

/**
 * The Segment HTTP Tracking API: it answers `success` once everything good is committed. Bad messages of a batch are told beside it; where
 * nothing was good it is 400.
 */
export async function trackingRoute(
  request: Request,
  context: { params: Promise<{ method: string }> },
): Promise<Response> {
  const requestId = newId('req');
  try {
    if (!trackingMethod((await context.params).method))
      throw new AppError('not_found', {
        detail: 'There is no such call.',
        remedy: `Call /v1/batch, or /v1/ with one of ${segmentMethods.join(', ')}.`,
      });
    const received = await readInbound(request);
    const source = await findSourceByKey(
      readWriteKey(request.headers.get('authorization')) ?? keyInBody(received.text),
    );
    // Any other source shows by its signature that a request is its own; the key alone must not get around that.
    if (source.kind !== 'tracking')
      throw new AppError('forbidden', {
        detail: 'This key is of a source that does not send tracking calls.',
        remedy: 'Send to the address on the page of that source, or use the key of a website or app.',
      });
    const receipt = await receiveRequest(source, received);
    return answer(receipt, requestId);
  } catch (error) {
    const response = problemResponse(error, requestId);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  }
}

/** A beacon of a browser can't send headers: its key is in the body. */
function keyInBody(text: string): string | null {
  // Looked for before the whole body is read, so that whoever has no key is turned away cheaply.
  const found = /"writeKey"\s*:\s*"([A-Za-z0-9_-]{1,120})"/.exec(text)?.[1];
  return found ?? null;
}

function answer({ deliveryId, status, reason, results }: Receipt, requestId: string): Response {
  const counts = countResults(results);
  const success = status !== 'refused';
  const problems = results.flatMap(({ index, status: itemStatus, errors = [] }) =>
    itemStatus === 'rejected' || itemStatus === 'quarantined'
      ? errors.map((error) => ({ index, status: itemStatus, ...error }))
      : [],
  );
  const body = {
    success,
    ...counts,
    ...(reason ? { reason } : {}),
    ...(deliveryId ? { deliveryId } : {}),
    problems: problems.slice(0, 20),
  };
  return new Response(jsonText(body), {
    status: success ? 200 : 400,
    headers: {
      ...cors,
      'Content-Type': 'application/json',
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
    },
  });
}
