import { executeAction, expireAction, reconcileAction, releaseEndedReservations } from '../../lib/gateway';
import {
  findEndedReservations,
  findExpired,
  findStaleCleared,
  findUnclearOutcomes,
  findUnfinishedExecutions,
} from '../../lib/usecases/sweeps/find-open-work';

const LIMIT = 500;
type Ref = { id: string; workspaceId: string };
type Close = (ref: { workspaceId: string; actionId: string }) => Promise<unknown>;

/** The sweepers that the workflow engine calls every minute, in its order: those that close what dead processes left. */
const sweepers: readonly [string, (limit: number) => Promise<Ref[]>, Close][] = [
  ['execution closed', findUnfinishedExecutions, reconcileAction],
  ['outcome asked for', findUnclearOutcomes, reconcileAction],
  ['action expired', findExpired, expireAction],
  ['action carried out', findStaleCleared, executeAction],
  ['ended reservation released', findEndedReservations, releaseEndedReservations],
];

/** Sweeps once. What one item throws is left for the next time. @returns how many items each sweeper took up. */
export async function sweepOnce(): Promise<Record<string, number>> {
  const swept: Record<string, number> = {};
  for (const [name, find, close] of sweepers) {
    const found = await find(LIMIT);
    for (const { id, workspaceId } of found)
      await close({ workspaceId, actionId: id }).catch(() => undefined);
    if (found.length > 0) swept[name] = found.length;
  }
  return swept;
}
