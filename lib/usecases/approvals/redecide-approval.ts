import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { clearAction, reconsiderQuestion } from '@/lib/gateway';
import { lockApproval } from './lock-approval';

/**
 * Decides again what waits for a person: where the gate would now let it pass without anyone, the question is withdrawn and the action
 * goes its way; under another policy it is asked again with what is found now; otherwise it keeps waiting. @param why for the record. @returns whether it was cleared.
 */
export function redecideApproval(workspaceId: string, id: string, why: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { approval, action } = await lockApproval(tx, workspaceId, id);
    if (approval.status !== 'pending' || action.status !== 'awaiting_approval') return false;
    const found = await reconsiderQuestion(tx, action);
    if (found === 'stands') return false;
    await enqueueEvent(tx, {
      workspaceId,
      name: 'approval/decided',
      data: { workspaceId, approvalId: id },
    });
    if (found === 'asked_again') return false;
    await tx.approval.update({ where: { id }, data: { status: 'superseded' } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor: { type: 'system', id: 'gate' },
      verb: 'approvals.superseded',
      subject: { type: 'approval', id },
      runId: action.runId,
      actionId: action.id,
      detail: { approvalId: id, why },
    });
    await clearAction(tx, action, null);
    return true;
  });
}
