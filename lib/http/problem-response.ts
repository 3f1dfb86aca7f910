import type { Problem } from '@/lib/contracts/problem';
import { AppError, errorTable } from '@/lib/core/shared/app-error';
import { log } from '@/lib/platform/log';
import { jsonText } from './json-text';

/** Any error as problem+json. What was not expected is logged under the request id and told as nothing but that id. */
export function problemResponse(error: unknown, requestId: string): Response {
  const known = error instanceof AppError ? error : unexpected(error, requestId);
  const { status, title } = errorTable[known.code];
  const problem: Problem = {
    type: `urn:mandate:problem:${known.code}`,
    title,
    status,
    code: known.code,
    detail: known.detail,
    ...(known.remedy ? { remedy: known.remedy } : {}),
    requestId,
    ...(known.invalidParams ? { invalidParams: [...known.invalidParams] } : {}),
  };
  const headers = new Headers({
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
    'X-Request-Id': requestId,
  });
  if (known.retryAfterSeconds !== undefined) headers.set('Retry-After', String(known.retryAfterSeconds));
  if (known.code === 'not_signed_in') headers.set('WWW-Authenticate', 'Bearer realm="mandate"');
  return new Response(jsonText(problem), { status, headers });
}

function unexpected(error: unknown, requestId: string): AppError {
  log('error', 'A request failed unexpectedly', {
    requestId,
    error: error instanceof Error ? error : String(error),
  });
  return new AppError('internal', {
    detail: 'The request could not be completed.',
    remedy: `Try again; if it stays, give this number to whoever runs the console: ${requestId}.`,
  });
}
