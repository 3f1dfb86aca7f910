import type { Overview } from '@/lib/contracts/overview';
import { db } from '@/lib/db/client';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { answersFor } from '../approvals/answers-for';
import { resolveNames } from '../names/resolve-names';

const SHOWN = 5;

/** What waits for a person: how much, since when, and what runs out first. `personId` null: nobody's are "mine". */
export async function readWaiting(
  workspace: { id: string; currency: string },
  personId: string | null,
): Promise<Overview['waiting']> {
  const where = { workspaceId: workspace.id, status: 'pending' } as const;
  const own = personId ? await answersFor(workspace.id, personId) : [];
  const [count, mine, oldest, rows] = await Promise.all([
    db().approval.count({ where }),
    personId ? db().approval.count({ where: { ...where, reviewerId: { in: own } } }) : 0,
    db().approval.aggregate({ where, _min: { createdAt: true } }),
    db().approval.findMany({
      where,
      include: { action: { include: actionSummaryInclude } },
      orderBy: [{ queueAt: 'asc' }, { id: 'asc' }],
      take: SHOWN,
    }),
  ]);
  const names = await resolveNames(
    workspace.id,
    rows.flatMap(({ action }) => refsOfAction(action)),
  );
  return {
    count,
    mine,
    oldestAt: oldest._min.createdAt?.toISOString() ?? null,
    rows: rows.map((row) => ({
      id: row.id,
      deadlineAt: row.deadlineAt.toISOString(),
      isMine: own.includes(row.reviewerId),
      action: presentActionSummary(row.action, names, workspace.currency),
    })),
  };
}

/** How many approvals are pending: the count beside the navigation's link. */
export const countPendingApprovals = (workspaceId: string): Promise<number> =>
  db().approval.count({ where: { workspaceId, status: 'pending' } });
