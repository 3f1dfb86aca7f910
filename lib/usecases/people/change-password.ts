import { hashPassword, verifyPassword } from '@/lib/auth/password';
import { clearAttempts, countAttempt } from '@/lib/auth/sign-in-attempts';
import type { ChangePasswordBody } from '@/lib/contracts/session';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { replacePassword } from './replace-password';

export type ChangePasswordInput = ChangePasswordBody & { actor: Actor };

/**
 * Replaces a person's own password and ends all their sessions, this one included: the caller signs in again. Guessing the
 * current one counts like a failed sign-in. Throws `forbidden` (not a person), `wrong_password`, `too_many_attempts`.
 */
export async function changePassword({
  actor,
  currentPassword,
  newPassword,
}: ChangePasswordInput): Promise<void> {
  if (actor.type !== 'person') {
    throw new AppError('forbidden', { detail: 'Only a signed-in person has a password.' });
  }
  const user = await db().user.findUniqueOrThrow({ where: { id: actor.id } });
  const subjects = [{ kind: 'email', value: user.email }] as const;
  const retryAfterSeconds = await countAttempt(subjects);
  if (retryAfterSeconds !== null) {
    throw new AppError('too_many_attempts', {
      detail: 'The current password was wrong too often.',
      remedy: `Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
      retryAfterSeconds,
    });
  }
  if (!(await verifyPassword(user.passwordHash, currentPassword))) {
    throw new AppError('wrong_password', {
      detail: 'The current password is not right.',
      invalidParams: [{ name: 'currentPassword', in: 'body', reason: 'is not right' }],
    });
  }
  if (currentPassword === newPassword) {
    throw new AppError('invalid_request', {
      detail: 'The new password is the one you have now.',
      invalidParams: [{ name: 'newPassword', in: 'body', reason: 'is the one you have now: choose another' }],
    });
  }
  const passwordHash = await hashPassword(newPassword);
  await inTransaction((tx) =>
    replacePassword(tx, {
      userId: user.id,
      passwordHash,
      mustChangePassword: false,
      verb: 'people.password_changed',
      actor,
    }),
  );
  await clearAttempts(subjects);
}
