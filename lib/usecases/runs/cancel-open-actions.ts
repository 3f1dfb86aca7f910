import type { Actor } from '@/lib/core/access/actor';
import type { Run } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { cancelAction } from '@/lib/gateway';
import { lockHeldWindows } from '@/lib/gateway/lock-windows';

export type OpenActionsCancelled = { cancelled: string[]; inFlight: string[] };

/** Begun at a platform and not known to be over: nobody can take it out of the way. */
const inFlightStatuses: readonly string[] = ['claimed', 'outcome_unknown', 'needs_person', 'rolling_back'];

/**
 * Cancels every action of a run that has not been claimed. What is under way at a platform is left to finish and named.
 * Taking back is left alone: it reduces what a run has done.
 */
export async function cancelOpenActions(
  tx: Tx,
  run: Pick<Run, 'id' | 'workspaceId'>,
  by: { actor: Actor; why: string },
): Promise<OpenActionsCancelled> {
  // All of them before the first reservation is released: a claim locks its action first and the budgets after it, in one order.
  const actions = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM actions
    WHERE run_id = ${run.id} AND workspace_id = ${run.workspaceId} AND compensates_id IS NULL
    ORDER BY id FOR UPDATE`;
  await lockHeldWindows(
    tx,
    actions.map(({ id }) => id),
  );
  const result: OpenActionsCancelled = { cancelled: [], inFlight: [] };
  for (const { id } of actions) {
    const { cancelled, status } = await cancelAction(tx, { workspaceId: run.workspaceId, actionId: id }, by);
    if (cancelled) result.cancelled.push(id);
    else if (inFlightStatuses.includes(status)) result.inFlight.push(id);
  }
  return result;
}
