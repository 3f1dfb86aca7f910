import type { Actor } from '@/lib/core/access/actor';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

export const gatewayActor: Actor = { type: 'system', id: 'gateway' };

/** Who asked for the action, with the label of people invented for a sample. */
export async function requesterOf(
  tx: Tx,
  action: Pick<Action, 'workspaceId' | 'requesterType' | 'requesterId' | 'agentVersion'>,
): Promise<Actor> {
  if (action.requesterType === 'agent')
    return { type: 'agent', id: action.requesterId, version: action.agentVersion ?? '' };
  if (action.requesterType === 'person') return personActor(tx, action.workspaceId, action.requesterId);
  return { type: 'system', id: action.requesterId };
}

/** A person as the record names them, with the label of people invented for a sample. */
export async function personActor(tx: Tx, workspaceId: string, userId: string): Promise<Actor> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { isSample: true },
  });
  return { type: 'person', id: userId, isSample: membership?.isSample ?? false };
}
