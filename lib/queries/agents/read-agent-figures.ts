import { db } from '@/lib/db/client';

export type AgentFigures = {
  /** Number of actions by status. */
  actions: Map<string, number>;
  granted: number;
  rejected: number;
  /** Judged outcomes of the agent's present version: what the gate counts as reviewed. */
  reviewed: number;
};

/** What each agent proposed and what people answered, by agent id. */
export async function readAgentFigures(
  workspaceId: string,
  agents: readonly { id: string; version: string }[],
): Promise<Map<string, AgentFigures>> {
  const byStatus = await db().action.groupBy({
    by: ['requesterId', 'status'],
    where: { workspaceId, requesterType: 'agent' },
    _count: { _all: true },
  });
  const answers = await db().approval.groupBy({
    by: ['requesterId', 'status'],
    where: { workspaceId, status: { in: ['granted', 'rejected'] } },
    _count: { _all: true },
  });
  const entries = agents.map(async ({ id, version }) => {
    const answered = (status: 'granted' | 'rejected') =>
      answers.find((row) => row.requesterId === id && row.status === status)?._count._all ?? 0;
    const reviewed = await db().outcomeReview.count({
      where: { workspaceId, agentId: id, agentVersion: version, verdict: 'right' },
    });
    const own = byStatus.filter((row) => row.requesterId === id);
    const actions = new Map<string, number>(own.map((row) => [row.status, row._count._all]));
    return [id, { actions, granted: answered('granted'), rejected: answered('rejected'), reviewed }] as const;
  });
  return new Map(await Promise.all(entries));
}
