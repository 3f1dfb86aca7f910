import { signIn } from 'next-auth/react';
import { formatDuration } from '@/lib/client/format';
import type { SignInBody } from '@/lib/contracts/session';

/** Signs in; null when it worked, otherwise the sentence to show. */
export async function startSession(credentials: SignInBody): Promise<string | null> {
  const result = await signIn('credentials', { ...credentials, redirect: false, callbackUrl: '/' }).catch(
    () => null,
  );
  if (!result) return 'The server cannot be reached. Check the connection and try again.';
  return result.error ? describeSignInError(result.error) : null;
}

/** The sentence for what next-auth carries back: its own codes, or `too_many_attempts:SECONDS`. */
export function describeSignInError(error: string): string {
  const waitS = /^too_many_attempts:(\d+)$/.exec(error)?.[1];
  if (waitS) {
    const wholeMinutesMs = Math.ceil(Number(waitS) / 60) * 60_000;
    return `Too many attempts. Try again in ${formatDuration(wholeMinutesMs)}.`;
  }
  if (error === 'CredentialsSignin') return 'E-mail or password is not right.';
  return 'Signing in did not work. Try again.';
}
