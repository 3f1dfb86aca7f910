import { hashPassword, newOneTimePassword } from '@/lib/auth/password';
import type { AddPersonBody } from '@/lib/contracts/people';
import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { lockMembers } from './lock-members';

export type AddPersonInput = AddPersonBody & { workspaceId: string; actor: Actor };

/**
 * Adds a person to a workspace. A new one gets a one-time password, returned this once; somebody who already signs in on
 * this installation keeps theirs (null). Throws `forbidden`, `conflict`.
 */
export async function addPerson(
  input: AddPersonInput,
): Promise<{ personId: string; oneTimePassword: string | null }> {
  const password = newOneTimePassword();
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const members = await lockMembers(tx, input.workspaceId, input.actor);
    const { userId, isNew } = await findOrCreateUser(tx, input, passwordHash);
    if (members.some((member) => member.userId === userId)) {
      throw new AppError('conflict', {
        detail: 'This person is already in the workspace.',
        remedy: 'Change their roles in the list instead.',
        invalidParams: [{ name: 'email', in: 'body', reason: 'belongs to somebody who is already here' }],
      });
    }
    await tx.membership.create({
      data: {
        id: newId('mem'),
        workspaceId: input.workspaceId,
        userId,
        roles: [...input.roles],
        createdAt: now(),
      },
    });
    await appendAuditEntry(tx, {
      workspaceId: input.workspaceId,
      actor: input.actor,
      verb: 'people.added',
      subject: { type: 'person', id: userId },
      detail: { roles: [...input.roles], isSample: false },
    });
    return { personId: userId, oneTimePassword: isNew ? password : null };
  });
}

async function findOrCreateUser(tx: Tx, input: AddPersonInput, passwordHash: string) {
  const id = newId('usr');
  // One statement: two workspaces adding the same new person at once find the same row.
  const user = await tx.user.upsert({
    where: { email: input.email },
    create: {
      id,
      email: input.email,
      name: input.name,
      passwordHash,
      mustChangePassword: true,
      createdAt: now(),
    },
    update: {},
    select: { id: true },
  });
  return { userId: user.id, isNew: user.id === id };
}
