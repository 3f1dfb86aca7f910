import { z } from 'zod';
import type { Overview } from '@/lib/contracts/overview';
import { judgeableStatuses } from '@/lib/core/actions/judgeable';
import { db } from '@/lib/db/client';

const rowsSchema = z.array(z.object({ agent: z.string(), today: z.int(), week: z.int(), undone: z.int() }));

/** What each agent carried out since `today` and since `week`, by the moment the platform accepted it. */
export async function readExecuted(
  workspaceId: string,
  since: { today: Date; week: Date },
): Promise<Overview['agents']> {
  const [agents, pauses, open, raw] = await Promise.all([
    db().agent.findMany({
      where: { workspaceId },
      select: { id: true, name: true },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    }),
    db().pause.findMany({
      where: { workspaceId, subject: 'agent', liftedAt: null },
      select: { subjectId: true },
    }),
    db().action.groupBy({
      by: ['requesterId'],
      where: {
        workspaceId,
        requesterType: 'agent',
        compensatesId: null,
        status: { in: [...judgeableStatuses] },
        review: null,
      },
      _count: true,
    }),
    db().$queryRaw`
      SELECT a.requester_id AS agent, count(*)::int AS week,
        (count(*) FILTER (WHERE e.accepted_at >= ${since.today}::timestamptz))::int AS today,
        (count(*) FILTER (WHERE a.status = 'rolled_back'))::int AS undone
      FROM executions e JOIN actions a ON a.id = e.action_id
      WHERE e.workspace_id = ${workspaceId} AND a.requester_type = 'agent' AND e.accepted_at >= ${since.week}::timestamptz
      GROUP BY 1`,
  ]);
  const rows = rowsSchema.parse(raw);
  return agents.map(({ id, name }) => {
    const row = rows.find((each) => each.agent === id);
    return {
      id,
      name,
      isPaused: pauses.some((pause) => pause.subjectId === id),
      executedToday: row?.today ?? 0,
      executedWeek: row?.week ?? 0,
      undoneWeek: row?.undone ?? 0,
      toJudge: open.find(({ requesterId }) => requesterId === id)?._count ?? 0,
    };
  });
}
