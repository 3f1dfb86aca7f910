import { type NextRequest, NextResponse } from 'next/server';
import { sessionCookieName } from '@/lib/auth/session-cookie';

/**
 * Sends visitors without a session cookie to sign-in, keeping where they wanted to go. A convenience: whether a session
 * is valid and what it allows is decided by each page and route.
 */
export function proxy(request: NextRequest): NextResponse {
  if (request.cookies.has(sessionCookieName())) return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const signIn = new URL('/sign-in', request.url);
  if (pathname !== '/') signIn.searchParams.set('callbackUrl', `${pathname}${search}`);
  return NextResponse.redirect(signIn);
}

export const config = {
  matcher: [
    '/((?!api/|v1/|tracking/|_next/|verifier/|sign-in|self-service/|icon|favicon|apple-icon|robots\\.txt).*)',
  ],
};
