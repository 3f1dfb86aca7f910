import { z } from 'zod';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
type Ref = { id: string; workspaceId: string };
const refs = z.array(z.object({ id: z.string(), workspaceId: z.string() }));

/**
 * Pending approvals that are to be passed on to the next in line, or whose time is over. One with nobody next in line waits for its end:
 * were it taken up each minute until then, a crowd of them would hide the others.
 */
export const findOverdueApprovals = (limit: number): Promise<Ref[]> =>
  db().approval.findMany({
    where: {
      status: 'pending',
      OR: [
        { expiresAt: { lte: now() } },
        { deadlineAt: { lte: now() }, escalatedAt: null, nextInLineId: { not: null } },
      ],
    },
    select: { id: true, workspaceId: true },
    orderBy: { deadlineAt: 'asc' },
    take: limit,
  });

/** Signs of distress that nobody has looked at in time. */
export const findOverdueDistress = (limit: number): Promise<Ref[]> =>
  db().distressSignal.findMany({
    where: { closedAt: null, dueAt: { lte: now() } },
    select: { id: true, workspaceId: true },
    orderBy: { dueAt: 'asc' },
    take: limit,
  });

/** Notes that these actions have had their turn, whatever comes of it. */
export async function noteTurn(found: readonly Ref[]): Promise<readonly Ref[]> {
  await db().execution.updateMany({
    where: { actionId: { in: found.map(({ id }) => id) } },
    data: { lookedAt: now() },
  });
  return found;
}

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

/** Those that were not looked at for longest go first: each gets its turn, however many there are. */
const byTurn = { lookedAt: { sort: 'asc', nulls: 'first' } } as const;

/** What nobody could tell the outcome of: the platform is asked again for a day, since it may have been out of reach. */
export const findUnclearOutcomes = async (limit: number): Promise<Ref[]> => {
  const rows = await db().execution.findMany({
    where: {
      startedAt: { gte: new Date(now().getTime() - DAY_MS) },
      action: { status: 'needs_person' },
    },
    select: { actionId: true, workspaceId: true },
    orderBy: [byTurn, { startedAt: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({ id: row.actionId, workspaceId: row.workspaceId }));
};

/** Accepted by their platform and not seen yet: they are looked for again for a day, since platforms show what they accept late. */
export const findUnseenEffects = async (limit: number): Promise<Ref[]> => {
  const at = now().getTime();
  const rows = await db().execution.findMany({
    where: {
      status: 'accepted',
      acceptedAt: { gte: new Date(at - DAY_MS), lte: new Date(at - MINUTE_MS) },
      action: { status: 'accepted' },
    },
    select: { actionId: true, workspaceId: true },
    orderBy: [byTurn, { acceptedAt: 'desc' }],
    take: limit,
  });
  return rows.map((row) => ({ id: row.actionId, workspaceId: row.workspaceId }));
};

/** Cleared or held, and never carried out before their time was over. */
export const findExpired = (limit: number): Promise<Ref[]> =>
  db().action.findMany({
    where: { status: { in: ['cleared', 'held'] }, compensatesId: null, expiresAt: { lte: now() } },
    select: { id: true, workspaceId: true },
    orderBy: { expiresAt: 'asc' },
    take: limit,
  });

/** Actions that still hold money of a window that is over in their workspace's time zone. */
export const findEndedReservations = async (limit: number): Promise<Ref[]> =>
  refs.parse(
    await db().$queryRaw`
      SELECT DISTINCT r.action_id AS id, r.workspace_id AS "workspaceId"
      FROM budget_windows w
      JOIN budgets b ON b.id = w.budget_id
      JOIN workspaces p ON p.id = w.workspace_id
      JOIN reservations r ON r.window_id = w.id AND r.status = 'held'
      WHERE w.reserved_micros > 0
        AND (w.starts_on + CASE b.period::text WHEN 'day' THEN interval '1 day' WHEN 'week' THEN interval '7 days' ELSE interval '1 month' END)::date
          <= (${now()}::timestamptz AT TIME ZONE p.time_zone)::date
      LIMIT ${limit}`,
  );

/**
 * Cleared a while ago and not claimed: the event that should have woken their run was lost with a process. Any of them: those whose platform
 * is out of reach stay cleared, and must not hide the others.
 */
export const findStaleCleared = async (limit: number): Promise<Ref[]> =>
  refs.parse(
    await db().$queryRaw`
      SELECT id, workspace_id AS "workspaceId" FROM actions
      WHERE status = 'cleared' AND compensates_id IS NULL AND expires_at > ${now()}
        AND updated_at <= ${new Date(now().getTime() - MINUTE_MS)}
      ORDER BY random() LIMIT ${limit}`,
  );

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

/** Being taken back for a while, and the taking back has ended: the process that was to write so died. */
export const findLeftTakingBack = async (limit: number): Promise<Ref[]> =>
  refs.parse(
    await db().$queryRaw`
      SELECT o.id, o.workspace_id AS "workspaceId"
      FROM actions o
      JOIN LATERAL (SELECT c.status FROM actions c WHERE c.compensates_id = o.id ORDER BY c.id DESC LIMIT 1) c ON true
      WHERE o.status = 'rolling_back' AND o.updated_at <= ${new Date(now().getTime() - MINUTE_MS)}
        AND c.status NOT IN ('cleared', 'claimed', 'outcome_unknown', 'needs_person')
      LIMIT ${limit}`,
  );

/** Changes of a budget that nobody else could confirm and whose waiting time is over. */
export const findDueBudgetChanges = (limit: number): Promise<Ref[]> =>
  db().budgetChange.findMany({
    where: { status: 'proposed', effectiveAt: { lte: now() } },
    select: { id: true, workspaceId: true },
    take: limit,
  });
