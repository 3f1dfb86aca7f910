import { connectorById } from '@/lib/connectors/registry';
import { outsideStateSchema } from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { gatewayActor } from './actors';
import { closeCompensated } from './close-compensation';
import { moveAction } from './decide-action';
import { lockAction } from './lock-action';
import { outsideCall, shows } from './outside';
import { recordEffect, recordFailure } from './record-outcome';

/**
 * Finds out what became of an action whose outcome nobody recorded, by asking the platform for its idempotency key and reading
 * the target. What stays unclear goes to a person; it is never sent again. Asked again of such a one, the platform may know by now.
 */
export async function reconcileAction({
  workspaceId,
  actionId,
}: {
  workspaceId: string;
  actionId: string;
}): Promise<{ status: ActionStatus; approvalId: null }> {
  const found = await inTransaction(async (tx) => {
    const action = await lockAction(tx, workspaceId, actionId);
    if (action.status === 'claimed') {
      await moveAction(tx, action, 'outcome_unknown');
      await tx.execution.update({
        where: { actionId_workspaceId: { actionId, workspaceId }, status: 'started' },
        data: { status: 'outcome_unknown' },
      });
    }
    const execution = await tx.execution.findUnique({
      where: { actionId_workspaceId: { actionId, workspaceId } },
    });
    return {
      action: {
        ...action,
        status: action.status === 'claimed' ? ('outcome_unknown' as const) : action.status,
      },
      execution,
    };
  });
  const { action, execution } = found;
  const wasAsked = action.status === 'needs_person';
  if ((action.status !== 'outcome_unknown' && !wasAsked) || !execution)
    return { status: action.status, approvalId: null };

  const { handler, context, target } = await outsideCall(action);
  const connector = connectorById(context.connection.connector);
  const answer = connector.lookup
    ? await connector.lookup(context, action.idempotencyKey).catch(() => 'unknown' as const)
    : ('unknown' as const);
  const live = await handler.readState(context, target).then(outsideStateSchema.parse, () => null);
  const observed = live !== null && shows(live, outsideStateSchema.parse(execution.intended));

  let status: ActionStatus;
  if (answer === 'done')
    status = await recordEffect(action, execution.id, target, { externalRef: null, live, observed });
  else if (answer === 'not_done')
    status = await recordFailure(action, execution.id, 'not_done', 'The platform has no trace of it.');
  else if (wasAsked) return { status: 'needs_person', approvalId: null };
  else {
    status = 'needs_person';
    await inTransaction((tx) => moveAction(tx, action, 'needs_person'));
  }
  await inTransaction(async (tx) => {
    await appendAuditEntry(tx, {
      workspaceId,
      actor: gatewayActor,
      verb: 'actions.reconciled',
      subject: { type: 'action', id: actionId },
      runId: action.runId,
      actionId,
      detail: {
        executionId: execution.id,
        status,
        how: `The platform's answer to the idempotency key: ${answer}.`,
      },
    });
    await closeCompensated(tx, action, status);
  });
  return { status, approvalId: null };
}
