import type { Actor } from '@/lib/core/access/actor';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

export const gatewayActor: Actor = { type: 'system', id: 'gateway' };

/** Who asked for the action. A person's sample label is looked up where it matters: see `personActor`. */
export function requesterOf(action: Pick<Action, 'requesterType' | 'requesterId' | 'agentVersion'>): Actor {
  if (action.requesterType === 'agent')
    return { type: 'agent', id: action.requesterId, version: action.agentVersion ?? '' };
  if (action.requesterType === 'person') return { type: 'person', id: action.requesterId, isSample: false };
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
