import { requireEnv } from '@/lib/platform/env';

/** The cookie that holds the session. `__Secure-` binds it to TLS where the console is served by it. */
export function sessionCookieName(): string {
  return `${servedOverTls() ? '__Secure-' : ''}mandate.session`;
}

export function servedOverTls(): boolean {
  return requireEnv('NEXTAUTH_URL').startsWith('https://');
}
