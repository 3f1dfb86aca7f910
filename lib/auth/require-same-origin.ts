import { AppError } from '@/lib/core/shared/app-error';
import { requireEnv } from '@/lib/platform/env';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that carries a cookie but was not sent by our own pages. Browsers name the origin of every
 * such request; one that names none is refused too.
 */
export function requireSameOrigin(request: Request): void {
  if (safeMethods.has(request.method)) return;
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  const isOwn = origin === null ? site === 'same-origin' : isOwnOrigin(origin, request.headers.get('host'));
  if (isOwn && (site === null || site === 'same-origin')) return;
  throw new AppError('cross_origin', {
    detail: 'A session can only be used from the console itself.',
    remedy: 'From a program, use an API key instead of a cookie.',
  });
}

function isOwnOrigin(origin: string, host: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return url.host === host || url.origin === new URL(requireEnv('NEXTAUTH_URL')).origin;
}
