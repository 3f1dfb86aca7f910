import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const MINUTE_MS = 60_000;
/** Longer than any queue or retry of a living engine: what is silent for so long may have been forgotten. */
const RUN_SILENCE_MS = 15 * MINUTE_MS;
const SIGNAL_SILENCE_MS = 10 * MINUTE_MS;
const SIGNALS_OF_THE_LAST_MS = 24 * 60 * MINUTE_MS;

export type StandingRun = { id: string; workspaceId: string };

/** Runs that have not ended, where no person is asked and no step has moved for a while, oldest first. */
export const findStandingRuns = (limit: number): Promise<StandingRun[]> => {
  const before = new Date(now().getTime() - RUN_SILENCE_MS);
  return db().run.findMany({
    where: {
      status: { in: ['planned', 'running', 'waiting'] },
      startedAt: { lte: before },
      actions: { none: { approvals: { some: { status: 'pending' } } } },
      steps: { none: { OR: [{ startedAt: { gt: before } }, { finishedAt: { gt: before } }] } },
    },
    select: { id: true, workspaceId: true },
    orderBy: { startedAt: 'asc' },
    take: limit,
  });
};

/** Signals of the last day that nobody has planned anything about, not even to do nothing, by workspace. */
export async function findUnplannedSignals(limit: number): Promise<Map<string, string[]>> {
  const rows = await db().signal.findMany({
    where: {
      kind: { in: ['lead.engaged', 'campaign.performance'] },
      recordedAt: {
        gt: new Date(now().getTime() - SIGNALS_OF_THE_LAST_MS),
        lte: new Date(now().getTime() - SIGNAL_SILENCE_MS),
      },
      runs: { none: {} },
    },
    select: { id: true, workspaceId: true },
    orderBy: { recordedAt: 'asc' },
    take: limit,
  });
  const byWorkspace = new Map<string, string[]>();
  for (const { id, workspaceId } of rows)
    byWorkspace.set(workspaceId, [...(byWorkspace.get(workspaceId) ?? []), id]);
  return byWorkspace;
}
