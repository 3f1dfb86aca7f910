import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const MINUTE_MS = 60_000;
type Ref = { id: string; workspaceId: string };

/** Pending approvals whose reviewer's time, or all time, is over. */
export const findOverdueApprovals = (limit: number): Promise<Ref[]> =>
  db().approval.findMany({
    where: { status: 'pending', OR: [{ deadlineAt: { lte: now() } }, { expiresAt: { lte: now() } }] },
    select: { id: true, workspaceId: true },
    take: limit,
  });

/** Executions that nobody finished: their process died, or the platform never answered. */
export const findUnfinishedExecutions = async (limit: number): Promise<Ref[]> => {
  const rows = await db().execution.findMany({
    where: {
      status: { in: ['started', 'outcome_unknown'] },
      startedAt: { lte: new Date(now().getTime() - MINUTE_MS) },
      action: { status: { in: ['claimed', 'outcome_unknown'] } },
    },
    select: { actionId: true, workspaceId: true },
    take: limit,
  });
  return rows.map((row) => ({ id: row.actionId, workspaceId: row.workspaceId }));
};

/** Cleared a while ago and not claimed: the event that should have woken their run was lost with a process. */
export const findStaleCleared = (limit: number): Promise<Ref[]> =>
  db().action.findMany({
    where: {
      status: 'cleared',
      compensatesId: null,
      updatedAt: { lte: new Date(now().getTime() - MINUTE_MS) },
    },
    select: { id: true, workspaceId: true },
    take: limit,
  });

/** Taking back that was decided a while ago and never claimed: its process died. */
export const findInterruptedCompensations = (limit: number): Promise<Ref[]> =>
  db().action.findMany({
    where: {
      status: 'cleared',
      compensatesId: { not: null },
      updatedAt: { lte: new Date(now().getTime() - MINUTE_MS) },
    },
    select: { id: true, workspaceId: true },
    take: limit,
  });
