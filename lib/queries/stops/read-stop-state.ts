import type { StopStateView } from '@/lib/contracts/stops';
import { db } from '@/lib/db/client';
import { actionSummaryInclude, refsOfAction } from '../actions/present-action-summary';
import { resolveNames } from '../names/resolve-names';
import { presentPause, refsOfPause } from './present-pause';
import { presentPausedAction } from './present-paused-action';

const SHOWN = 20;
/** Begun at the platform, its end not yet recorded. */
const inFlightStatuses = ['claimed', 'outcome_unknown', 'rolling_back'] as const;

/** Whether the workspace is stopped, what waits for that, and what was already under way. */
export async function readStopState(workspace: { id: string; currency: string }): Promise<StopStateView> {
  const workspaceId = workspace.id;
  const [pause, partial, heldActions, inFlight] = await Promise.all([
    db().pause.findFirst({ where: { workspaceId, subject: 'workspace', liftedAt: null } }),
    db().pause.count({ where: { workspaceId, subject: { not: 'workspace' }, liftedAt: null } }),
    db().action.count({ where: { workspaceId, status: 'held' } }),
    db().action.findMany({
      where: { workspaceId, status: { in: [...inFlightStatuses] } },
      include: actionSummaryInclude,
      orderBy: { updatedAt: 'desc' },
      take: SHOWN,
    }),
  ]);
  const names = await resolveNames(workspaceId, [
    ...(pause ? refsOfPause(pause) : []),
    ...inFlight.flatMap(refsOfAction),
  ]);
  return {
    stop: pause && presentPause(pause, names),
    partial,
    heldActions,
    inFlight: inFlight.map((action) => presentPausedAction(action, names, workspace.currency)),
  };
}
