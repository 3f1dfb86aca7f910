import { findingSchema } from '@/lib/core/gate/finding';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { enqueueEvent } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { clearAction, wouldAllow } from '@/lib/gateway';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { lockApproval } from './lock-approval';

/** The rules that ask only until enough outcomes have been judged. */
const reviewRules = ['policy.first-decisions', 'oversight.matrix', 'scope.additions'];

const onlyForReview = (findings: unknown): boolean =>
  findingSchema
    .array()
    .parse(findings)
    .every((finding) => finding.verdict !== 'escalate' || reviewRules.includes(finding.rule));

/**
 * Once a person has reviewed the first decisions of an agent version, what waited for that reason alone is decided again and may
 * go its way; everything else keeps waiting. @returns how many were cleared.
 */
export async function redecideWaitingActions(workspaceId: string, agentId: string): Promise<number> {
  const waiting = await db().approval.findMany({
    where: { workspaceId, status: 'pending', action: { requesterId: agentId, status: 'awaiting_approval' } },
    orderBy: { id: 'asc' },
    select: { id: true, findings: true },
  });
  let cleared = 0;
  for (const { id } of waiting.filter((approval) => onlyForReview(approval.findings))) {
    cleared += await inTransaction(async (tx) => {
      const { approval, action } = await lockApproval(tx, workspaceId, id);
      if (
        approval.status !== 'pending' ||
        action.status !== 'awaiting_approval' ||
        !(await wouldAllow(tx, action))
      )
        return 0;
      await tx.approval.update({ where: { id }, data: { status: 'superseded' } });
      await appendAuditEntry(tx, {
        workspaceId,
        actor: { type: 'system', id: 'gate' },
        verb: 'approvals.superseded',
        subject: { type: 'approval', id },
        runId: action.runId,
        actionId: action.id,
        detail: { approvalId: id, why: 'The first decisions of this agent version have been reviewed.' },
      });
      await clearAction(tx, action, null);
      await enqueueEvent(tx, {
        workspaceId,
        name: 'approval/decided',
        data: { workspaceId, approvalId: id },
      });
      return 1;
    });
  }
  await sendOutboxEvents();
  return cleared;
}
