import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { requireEnv } from '@/lib/platform/env';
import { sessionCookieName } from './session-cookie';

/** How long a sign-in lasts. */
export const SESSION_MAX_AGE_S = 7 * 24 * 60 * 60;

const tokenSchema = z.object({ sub: z.string(), sv: z.int() });

/** What the cookie carries: the person's id and the session version it was issued for. No name, no e-mail. */
export type SessionToken = z.infer<typeof tokenSchema>;

/** The encrypted cookie value for a token. next-auth does this itself at sign-in; here for tests and tools. */
export function encodeSessionToken(token: SessionToken): Promise<string> {
  return encode({ token, secret: requireEnv('NEXTAUTH_SECRET'), maxAge: SESSION_MAX_AGE_S });
}

/** The token in a cookie header, or null when there is none or it is expired, foreign or damaged. */
export async function decodeSessionToken(cookieHeader: string | null): Promise<SessionToken | null> {
  const value = readCookie(cookieHeader, sessionCookieName());
  if (!value) return null;
  try {
    return tokenSchema.parse(await decode({ token: value, secret: requireEnv('NEXTAUTH_SECRET') }));
  } catch {
    return null;
  }
}

function readCookie(header: string | null, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}
