import { db } from '@/lib/db/client';
import { decodeSessionToken } from './session-token';

export type Session = { userId: string; name: string; email: string; mustChangePassword: boolean };

/**
 * The signed-in person, or null. The version in the cookie is compared with the person's on every request, so a changed
 * or reset password ends all older sessions at once.
 */
export async function readSession(cookieHeader: string | null): Promise<Session | null> {
  const token = await decodeSessionToken(cookieHeader);
  if (!token) return null;
  const user = await db().user.findUnique({
    where: { id: token.sub },
    select: { name: true, email: true, mustChangePassword: true, sessionVersion: true },
  });
  if (user?.sessionVersion !== token.sv) return null;
  return {
    userId: token.sub,
    name: user.name,
    email: user.email,
    mustChangePassword: user.mustChangePassword,
  };
}
