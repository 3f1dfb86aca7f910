import { hashPassword } from '@/lib/auth/password';
import type { ChangePasswordBody } from '@/lib/contracts/session';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { inTransaction } from '@/lib/db/tx';
import { confirmPassword } from './confirm-password';
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
  await confirmPassword(actor.id, currentPassword, 'currentPassword');
  if (currentPassword === newPassword) {
    throw new AppError('invalid_request', {
      detail: 'The new password is the one you have now.',
      invalidParams: [{ name: 'newPassword', in: 'body', reason: 'is the one you have now: choose another' }],
    });
  }
  const passwordHash = await hashPassword(newPassword);
  await inTransaction((tx) =>
    replacePassword(tx, {
      userId: actor.id,
      passwordHash,
      mustChangePassword: false,
      verb: 'people.password_changed',
      actor,
    }),
  );
}
