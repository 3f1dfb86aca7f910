import type { AuthOptions } from 'next-auth';
import credentialsProvider from 'next-auth/providers/credentials';
import { z } from 'zod';
import { signInBodySchema } from '@/lib/contracts/session';
import { requireEnv } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { clientAddress } from './client-address';
import { servedOverTls, sessionCookieName } from './session-cookie';
import { SESSION_MAX_AGE_S } from './session-token';
import { signIn } from './sign-in';

const signedInSchema = z.object({ id: z.string(), sessionVersion: z.int() });
const headerSchema = z.string().optional().catch(undefined);

/** Sign-in by e-mail and password, sessions in an encrypted cookie. Made per request: a build needs no secret. */
export function authOptions(): AuthOptions {
  return {
    secret: requireEnv('NEXTAUTH_SECRET'),
    session: { strategy: 'jwt', maxAge: SESSION_MAX_AGE_S },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: servedOverTls() },
      },
    },
    providers: [
      credentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(credentials, request) {
          const parsed = signInBodySchema.safeParse(credentials);
          if (!parsed.success) return null;
          const address = clientAddress(headerSchema.parse(request.headers?.['x-forwarded-for']));
          const result = await signIn({ ...parsed.data, address }).catch(hideCause);
          if (result.ok) {
            const signedIn = { id: result.userId, sessionVersion: result.sessionVersion };
            return signedIn;
          }
          // The form reads the waiting time out of this text: next-auth carries nothing else to it.
          if (result.reason === 'too_many_attempts')
            throw new Error(`too_many_attempts:${result.retryAfterSeconds}`);
          return null;
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (!user) return token;
        const { id, sessionVersion } = signedInSchema.parse(user);
        return { sub: id, sv: sessionVersion };
      },
      // Nothing reads next-auth's own session: who a person is comes from /api/v1/me.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** next-auth puts an error's message into the answer: what went wrong inside goes to the log alone. */
function hideCause(error: unknown): never {
  log('error', 'Signing in failed unexpectedly', { error: error instanceof Error ? error : String(error) });
  throw new Error('unavailable');
}
