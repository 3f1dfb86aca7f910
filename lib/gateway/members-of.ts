import type { describeAction } from '@/lib/core/actions/catalogue';
import type { Tx } from '@/lib/db/tx';
import { lockAgentDay } from './requester-facts';
import { resolveAudience } from './resolve-audience';

/** The contacts that the audience of an action comes to now; none where it is aimed at one object. */
export async function membersOf(
  tx: Tx,
  action: {
    workspaceId: string;
    requester: { type: 'agent' | 'person'; id: string };
    described: Pick<ReturnType<typeof describeAction>, 'target' | 'reaches'>;
    actionId: string | null;
  },
): Promise<string[]> {
  const { target, reaches } = action.described;
  if (target.type !== 'audience' || reaches === null) return [];
  const agentId = action.requester.type === 'agent' ? action.requester.id : null;
  // The agent's day before the people: the one order of locks.
  if (agentId) await lockAgentDay(tx, agentId);
  const { purpose, channel } = reaches;
  const request = { purpose, channel, agentId, actionId: action.actionId };
  return (await resolveAudience(tx, action.workspaceId, target.id, request)).members;
}
