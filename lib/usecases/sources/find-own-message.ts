import { db } from '@/lib/db/client';
import { isMasked } from '@/lib/db/open-sealed';
import { profileIdsOf } from '@/lib/db/repositories/profiles';
import { addressHashOf } from '@/lib/db/repositories/suppressions';

/** A message that was sent from here: whether an address is its recipient's, and what that address is. */
export type OwnMessage = { isTo: (address: string) => boolean; address: string | null };

/** The message of ours that a report names by its action, or null where no such message was ever sent. */
export async function findOwnMessage(workspaceId: string, actionId: string): Promise<OwnMessage | null> {
  const action = await db().action.findFirst({
    where: {
      id: actionId,
      workspaceId,
      kind: 'email.message.send',
      targetType: 'contact',
      execution: { isNot: null },
    },
    select: { targetId: true },
  });
  if (!action) return null;
  const profiles = await db().contact.findMany({
    where: {
      workspaceId,
      id: { in: await profileIdsOf(db(), workspaceId, action.targetId) },
      erasedAt: null,
    },
    select: { id: true, email: true, emailHash: true },
  });
  const hashes = new Set(profiles.map(({ emailHash }) => emailHash));
  const target = profiles.find(({ id }) => id === action.targetId);
  return {
    isTo: (address) => hashes.has(addressHashOf(workspaceId, address)),
    address: isMasked()
      ? null
      : (target?.email ?? profiles.find(({ email }) => email !== null)?.email ?? null),
  };
}
