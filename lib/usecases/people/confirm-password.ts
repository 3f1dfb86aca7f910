import { verifyPassword } from '@/lib/auth/password';
import { clearAttempts, countAttempt } from '@/lib/auth/sign-in-attempts';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';

/**
 * Makes sure that it still is this person: their password, given once more. Guessing counts like a failed sign-in.
 * @param name the field of the request, for the error. @throws AppError `wrong_password`, `too_many_attempts`.
 */
export async function confirmPassword(userId: string, password: string, name: string): Promise<void> {
  const user = await db().user.findUniqueOrThrow({ where: { id: userId } });
  const subjects = [{ kind: 'email', value: user.email }] as const;
  const retryAfterSeconds = await countAttempt(subjects);
  if (retryAfterSeconds !== null)
    throw new AppError('too_many_attempts', {
      detail: 'The password was wrong too often.',
      remedy: `Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
      retryAfterSeconds,
    });
  if (!(await verifyPassword(user.passwordHash, password)))
    throw new AppError('wrong_password', {
      detail: 'The password is not right.',
      remedy: 'Give the password that you sign in with.',
      invalidParams: [{ name, in: 'body', reason: 'is not right' }],
    });
  await clearAttempts(subjects);
}
