import { AppError } from '@/lib/core/shared/app-error';
import { requireEnv } from '@/lib/platform/env';
import { type BodyProblem, readLimitedBody } from '@/lib/platform/inbound/read-limited-body';

/** More than any batch of the Segment spec (500 kB) and any webhook; larger amounts come as files. */
export const MAX_INBOUND_BYTES = 5_000_000;

const codes: Record<BodyProblem, 'payload_too_large' | 'unsupported_media_type' | 'invalid_request'> = {
  too_large: 'payload_too_large',
  unknown_encoding: 'unsupported_media_type',
  broken_encoding: 'invalid_request',
  unknown_charset: 'unsupported_media_type',
  broken_text: 'invalid_request',
  interrupted: 'invalid_request',
};

/** Headers that formats and signatures read; cookies and credentials are not kept. */
const isKept = (name: string): boolean =>
  /^(content-type|ce-|webhook-|x-)/.test(name) && name !== 'x-forwarded-for';

/** A request of a source with its body, decompressed and decoded. @throws AppError where it can't be read: nothing of it was taken. */
export async function readInbound(request: Request, limitBytes = MAX_INBOUND_BYTES) {
  const body = await readLimitedBody(request, limitBytes);
  if (!body.ok) throw new AppError(codes[body.problem], { detail: body.message });
  const headers: Record<string, string> = {};
  request.headers.forEach((value, name) => {
    if (isKept(name.toLowerCase())) headers[name.toLowerCase()] = value;
  });
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    // What the sender called, whatever stands in front of this process: HubSpot signs it.
    url: `${requireEnv('NEXTAUTH_URL').replace(/\/$/, '')}${pathname}${search}`,
    headers,
    bytes: body.bytes,
    text: body.text,
    contentType: request.headers.get('content-type'),
  };
}
