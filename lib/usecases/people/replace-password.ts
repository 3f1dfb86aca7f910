import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import type { Tx } from '@/lib/db/tx';

export type ReplacePasswordInput = {
  userId: string;
  passwordHash: string;
  mustChangePassword: boolean;
  verb: 'people.password_changed' | 'people.password_reset';
  actor: Actor;
};

/** Stores a new password hash, ends all sessions, and records it in each workspace that the person is in. */
export async function replacePassword(tx: Tx, input: ReplacePasswordInput): Promise<void> {
  const { memberships } = await tx.user.update({
    where: { id: input.userId },
    data: {
      passwordHash: input.passwordHash,
      mustChangePassword: input.mustChangePassword,
      sessionVersion: { increment: 1 },
    },
    select: { memberships: { select: { workspaceId: true } } },
  });
  for (const { workspaceId } of memberships) {
    await appendAuditEntry(tx, {
      workspaceId,
      actor: input.actor,
      verb: input.verb,
      subject: { type: 'person', id: input.userId },
      detail: {},
    });
  }
}
