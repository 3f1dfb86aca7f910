import { DRIFT_WINDOW, DRIFT_WRONG, hasDrifted } from '@/lib/core/autonomy/drift';
import type { Action } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { loseAutonomyOfAction } from '@/lib/gateway';

/**
 * After a judgement: where too many of the newest outcomes of this kind in this segment were wrong, the agent is asked about again.
 * What was judged before somebody set the level that holds is known to them, and no longer counts.
 */
export async function loseWhenDrifted(tx: Tx, action: Action & { agentVersion: string }): Promise<void> {
  const { workspaceId, requesterId: agentId, agentVersion, kind, segment } = action;
  const agent = await tx.agent.findUniqueOrThrow({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    include: { autonomy: { where: { kind, segment: { in: [segment, 'all'] } } } },
  });
  if (agent.version !== agentVersion) return;
  const setAt = (agent.autonomy.find((row) => row.segment === segment) ?? agent.autonomy[0])?.setAt;
  const judged = await tx.outcomeReview.findMany({
    where: {
      workspaceId,
      agentId,
      agentVersion,
      kind,
      segment,
      // A rejected proposal never came to anything: asking is what found it.
      action: { status: { not: 'rejected' } },
      ...(setAt ? { reviewedAt: { gte: setAt } } : {}),
    },
    orderBy: { id: 'desc' },
    take: DRIFT_WINDOW,
    select: { verdict: true },
  });
  if (hasDrifted(judged.map(({ verdict }) => verdict)))
    await loseAutonomyOfAction(
      tx,
      action,
      `Of the last ${judged.length} outcomes that were judged, ${DRIFT_WRONG} or more were wrong.`,
    );
}
