import { type IncidentStatus, incidentStatuses, type Overview } from '@/lib/contracts/overview';
import { DUE_SOON_DAYS } from '@/lib/core/rights/deadline';
import { openRightsStatuses } from '@/lib/core/rights/rights-request';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { countStanding } from '../monitoring/list-alarms';
import { resolveNames } from '../names/resolve-names';

const SHOWN = 8;
const openStatuses = incidentStatuses.filter((status) => status !== 'failed' && status !== 'accepted');
/** By then every platform shows what it has accepted. */
const UNSEEN_MS = 10 * 60_000;

/** What went wrong or stands still: everything that is still open, and what failed since `since`. Newest first. */
export async function readIncidents(
  workspace: { id: string; currency: string },
  since: Date,
): Promise<Overview['incidents']> {
  const where: Prisma.ActionWhereInput = {
    workspaceId: workspace.id,
    OR: [
      { status: { in: openStatuses } },
      {
        status: 'accepted',
        execution: { acceptedAt: { gte: since, lte: new Date(now().getTime() - UNSEEN_MS) } },
      },
      { status: 'failed', updatedAt: { gte: since } },
    ],
  };
  const [rights, alarms, groups, rows] = await Promise.all([
    countDue(workspace.id),
    countStanding(workspace.id),
    db().action.groupBy({ by: ['status'], where, _count: { _all: true } }),
    db().action.findMany({
      where,
      include: actionSummaryInclude,
      orderBy: { updatedAt: 'desc' },
      take: SHOWN,
    }),
  ]);
  const names = await resolveNames(workspace.id, rows.flatMap(refsOfAction));
  const count = (status: IncidentStatus) => groups.find((group) => group.status === status)?._count._all ?? 0;
  return {
    counts: {
      held: count('held'),
      outcome_unknown: count('outcome_unknown'),
      needs_person: count('needs_person'),
      rollback_conflict: count('rollback_conflict'),
      accepted: count('accepted'),
      failed: count('failed'),
    },
    rows: rows.map((action) => ({
      at: action.updatedAt.toISOString(),
      action: presentActionSummary(action, names, workspace.currency),
    })),
    alarms,
    rights,
  };
}

/** Requests about personal data whose time is over, or nearly so. */
async function countDue(workspaceId: string): Promise<Overview['incidents']['rights']> {
  const open = { workspaceId, status: { in: [...openRightsStatuses] } };
  const at = now();
  const soon = new Date(at.getTime() + DUE_SOON_DAYS * 86_400_000);
  const [overdue, dueSoon] = await Promise.all([
    db().rightsRequest.count({ where: { ...open, dueAt: { lt: at } } }),
    db().rightsRequest.count({ where: { ...open, dueAt: { gte: at, lte: soon } } }),
  ]);
  return { overdue, dueSoon };
}
