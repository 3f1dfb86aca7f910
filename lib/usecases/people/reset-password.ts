import { hashPassword, newOneTimePassword } from '@/lib/auth/password';
import { clearAttempts } from '@/lib/auth/sign-in-attempts';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { replacePassword } from './replace-password';

/**
 * Gives a person a new one-time password, ends all their sessions and lifts a rate limit on them. For whoever runs the
 * installation, not for a workspace's admin: a person may be in several. Throws `not_found`, `conflict` (sample people).
 */
export async function resetPassword(input: { email: string }): Promise<{ oneTimePassword: string }> {
  const email = input.email.trim().toLowerCase();
  const user = await db().user.findUnique({ where: { email }, include: { memberships: true } });
  if (!user) throw new AppError('not_found', { detail: `Nobody signs in as ${email}.` });
  if (user.memberships.some((membership) => membership.isSample)) {
    throw new AppError('conflict', {
      detail: `${email} was invented for a sample workspace and can't sign in.`,
    });
  }
  const oneTimePassword = newOneTimePassword();
  const passwordHash = await hashPassword(oneTimePassword);
  await inTransaction((tx) =>
    replacePassword(tx, {
      userId: user.id,
      passwordHash,
      mustChangePassword: true,
      verb: 'people.password_reset',
      actor: { type: 'system', id: 'reset-password' },
    }),
  );
  await clearAttempts([{ kind: 'email', value: email }]);
  return { oneTimePassword };
}
