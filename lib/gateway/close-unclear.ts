import type { Actor } from '@/lib/core/access/actor';
import { type ActionKind, describeAction } from '@/lib/core/actions/catalogue';
import type { ActionStatus } from '@/lib/core/actions/status';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { closeCompensated } from './close-compensation';
import { lockAction } from './lock-action';
import { keepEffect, keepFailure } from './record-outcome';
import { personOf } from './seal-action';

/**
 * Closes, on a person's word, an action of which the platform can't tell what became: it happened, and counts as carried out, or it
 * did not, and everything it held is free again. Nothing is sent either way. @throws AppError `not_found`, `conflict` when it is not unclear.
 */
export function closeUnclear({
  workspaceId,
  actionId,
  by,
  happened,
  reason,
}: {
  workspaceId: string;
  actionId: string;
  by: Actor;
  happened: boolean;
  reason: string;
}): Promise<ActionStatus> {
  return inTransaction(async (tx) => {
    const action = await lockAction(tx, workspaceId, actionId);
    const execution = await tx.execution.findUnique({
      where: { actionId_workspaceId: { actionId, workspaceId } },
      select: { id: true },
    });
    if (action.status !== 'needs_person' || !execution)
      throw new AppError('conflict', {
        detail: 'What became of this action is known already, or still being found out.',
        remedy: 'Load the page again to see how it stands.',
      });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: by,
      verb: 'actions.closed_by_person',
      subject: { type: 'action', id: actionId },
      runId: action.runId,
      actionId,
      person: personOf(action),
      detail: { executionId: execution.id, happened, reason },
    });
    const { target } = describeAction(action.kind as ActionKind, action.payload);
    const status = happened ? 'accepted' : 'failed';
    if (happened)
      await keepEffect(tx, action, execution.id, target, { externalRef: null, live: null, observed: false });
    else await keepFailure(tx, action, execution.id, 'not_done', 'A person found that it did not happen.');
    await closeCompensated(tx, action, status);
    return status;
  });
}
