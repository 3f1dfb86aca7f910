import { nextDrillAt } from '@/lib/core/pauses/next-drill';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localTime } from '@/lib/platform/zone';
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
  for (const { id, workspaceId } of stuck) await finishDrill({ workspaceId, drillId: id });
  const workspaces = await db().workspace.findMany({
    where: { drillDays: { gt: 0 } },
    select: { id: true, drillDays: true, createdAt: true, timeZone: true },
  });
  let started = 0;
  for (const workspace of workspaces) {
    if (!isWorkTime(localTime(now(), workspace.timeZone))) continue;
    const last = await db().stopDrill.findFirst({
      where: { workspaceId: workspace.id },
      orderBy: { startedAt: 'desc' },
    });
    const due = nextDrillAt(workspace, last?.startedAt ?? null);
    if (!due || due > now() || last?.status === 'running') continue;
    await startDrill({ workspaceId: workspace.id, startedById: null });
    started += 1;
  }
  return started + stuck.length;
}
