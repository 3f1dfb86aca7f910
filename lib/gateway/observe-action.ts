import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { gatewayActor } from './actors';
import { moveAction } from './decide-action';
import { lockAction } from './lock-action';
import { mirrorState } from './mirror-state';
import { outsideCall, shows } from './outside';
import { recordableState } from './recordable';
import { personOf, sealerOfAction, sealState } from './seal-action';

/**
 * Looks again for the effect of an action that the platform accepted and that did not show when it was read back: platforms show what
 * they accept late, or never did it. Seen, it counts as observed; not seen, it stays accepted and is an incident after a while.
 * @returns what it is now.
 */
export async function observeAction({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<ActionStatus> {
  const action = await db().action.findUniqueOrThrow({
    where: { id_workspaceId: { id: actionId, workspaceId } },
    include: { execution: true },
  });
  if (action.status !== 'accepted' || !action.execution) return action.status;
  const { id: executionId, intended } = action.execution;
  const { handler, context, target } = await outsideCall(action);
  const live = outsideStateSchema.parse(await handler.readState(context, target));
  if (!shows(live, outsideStateSchema.parse(intended))) return 'accepted';
  return inTransaction(async (tx) => {
    const { status } = await lockAction(tx, workspaceId, actionId);
    if (status !== 'accepted') return status;
    await moveAction(tx, { id: actionId, status }, 'observed');
    await tx.execution.update({
      where: { id: executionId },
      data: {
        status: 'observed',
        observed: toJson(sealState(await sealerOfAction(action), live)),
        observedAt: now(),
      },
      select: { id: true },
    });
    await mirrorState(tx, workspaceId, target, live);
    await appendAuditEntry(tx, {
      workspaceId,
      actor: gatewayActor,
      verb: 'actions.observed',
      subject: { type: 'action', id: actionId },
      runId: action.runId,
      actionId,
      person: personOf(action),
      detail: { executionId, after: await recordableState(tx, action, live) },
    });
    return 'observed';
  });
}
