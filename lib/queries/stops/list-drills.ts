import type { StopDrillList } from '@/lib/contracts/stops';
import { nextDrillAt } from '@/lib/core/pauses/next-drill';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';

const SHOWN = 50;

/** How often the stop is practised, and what each drill showed. */
export async function listDrills(workspaceId: string): Promise<StopDrillList> {
  const [workspace, drills] = await Promise.all([
    db().workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
    db().stopDrill.findMany({ where: { workspaceId }, orderBy: { startedAt: 'desc' }, take: SHOWN }),
  ]);
  const names = await resolveNames(
    workspaceId,
    drills.flatMap(({ startedById }) => (startedById ? [{ type: 'person', id: startedById }] : [])),
  );
  return {
    everyDays: workspace.drillDays,
    nextAt: nextDrillAt(workspace, drills[0]?.startedAt ?? null)?.toISOString() ?? null,
    rows: drills.map((drill) => ({
      id: drill.id,
      status: drill.status,
      startedAt: drill.startedAt.toISOString(),
      finishedAt: drill.finishedAt?.toISOString() ?? null,
      startedBy: drill.startedById ? names.of('person', drill.startedById) : null,
      pauseId: drill.pauseId,
      stopMs: drill.stopMs,
      claimsAfter: drill.claimsAfter,
      inFlight: drill.inFlight,
      held: drill.held,
      error: drill.error,
    })),
  };
}
