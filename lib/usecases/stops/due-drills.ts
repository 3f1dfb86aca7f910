import { nextDrillAt } from '@/lib/core/pauses/next-drill';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localTime } from '@/lib/platform/zone';
import { eachOf } from '../sweeps/each-of';
import { finishDrill, startDrill } from './stop-drill';

const STUCK_MS = 5 * 60_000;
/** Drills come when people are at work and would notice. */
const isWorkTime = ({ hour, weekday }: { hour: number; weekday: number }) =>
  weekday <= 5 && hour >= 10 && hour < 16;

/** Starts the drills that are due, and ends those whose process died in the middle. @returns how many. */
export async function runDueDrills(): Promise<number> {
  const stuck = await db().stopDrill.findMany({
    where: { status: 'running', startedAt: { lte: new Date(now().getTime() - STUCK_MS) } },
    select: { id: true, workspaceId: true },
  });
  await eachOf('drill to end', stuck, ({ workspaceId, id: drillId }) =>
    finishDrill({ workspaceId, drillId }),
  );
  const workspaces = await db().workspace.findMany({
    where: { drillDays: { gt: 0 } },
    select: { id: true, drillDays: true, createdAt: true, timeZone: true },
  });
  let started = 0;
  const byId = new Map(workspaces.map((workspace) => [workspace.id, workspace]));
  const refs = workspaces.map(({ id }) => ({ workspaceId: id, id }));
  await eachOf('due drill', refs, async ({ workspaceId }) => {
    const workspace = byId.get(workspaceId);
    if (!workspace || !isWorkTime(localTime(now(), workspace.timeZone))) return;
    const last = await db().stopDrill.findFirst({ where: { workspaceId }, orderBy: { startedAt: 'desc' } });
    const due = nextDrillAt(workspace, last?.startedAt ?? null);
    if (!due || due > now() || last?.status === 'running') return;
    await startDrill({ workspaceId, startedById: null });
    started += 1;
  });
  return started + stuck.length;
}
