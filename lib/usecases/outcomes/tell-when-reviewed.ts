import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import type { Action } from '@/lib/db/generated/client';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import type { Tx } from '@/lib/db/tx';

/**
 * When a judged outcome completes what has to be judged first (of the agent's version, or of this kind in this segment), what
 * waits for that reason alone is decided again. Told with each one after that too: who waits meanwhile is asked about anew.
 */
export async function tellWhenReviewed(
  tx: Tx,
  action: Pick<Action, 'workspaceId' | 'requesterType' | 'requesterId' | 'agentVersion' | 'kind' | 'segment'>,
): Promise<void> {
  const { workspaceId, requesterId: agentId, agentVersion, kind, segment } = action;
  if (action.requesterType !== 'agent' || agentVersion === null) return;
  const policy = await tx.policy.findFirst({ where: { workspaceId, active: true } });
  if (!policy) return;
  const { firstDecisionsToReview } = storedPolicyBodySchema.parse(policy.body);
  const ofVersion = { workspaceId, agentId, agentVersion, verdict: 'right' as const };
  const judged = await tx.outcomeReview.count({ where: ofVersion });
  const judgedOfKind = await tx.outcomeReview.count({ where: { ...ofVersion, kind, segment } });
  if (Math.max(judged, judgedOfKind) >= firstDecisionsToReview)
    await enqueueEvent(tx, {
      workspaceId,
      name: 'agent/review-completed',
      data: { workspaceId, agentId },
    });
}
