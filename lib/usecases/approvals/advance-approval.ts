import { requeuedAt } from '@/lib/core/approvals/queue-order';
import { advanceApproval as nextStep } from '@/lib/core/approvals/transition';
import type { Approval } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { notifyOfApproval } from '@/lib/db/repositories/notifications';
import { inTransaction } from '@/lib/db/tx';
import { presentFor } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { lockApproval } from './lock-approval';

export type ApprovalProgress = {
  status: Approval['status'];
  actionId: string;
  actionStatus: string;
  nextDeadlineAt: string | null;
};

/**
 * What time has made of an approval: passes it to the next in line when the reviewer's time is over, expires it when all time
 * is. Silence never means yes. Calling it at any time, any number of times, is harmless.
 */
export function advanceApproval(workspaceId: string, approvalId: string): Promise<ApprovalProgress> {
  return inTransaction(async (tx) => {
    const { approval, action } = await lockApproval(tx, workspaceId, approvalId);
    const step = nextStep(approval, now());
    const entry = {
      workspaceId,
      actor: { type: 'system' as const, id: 'sweeper' },
      subject: { type: 'approval', id: approvalId },
      runId: action.runId,
      actionId: action.id,
    };
    const progress = (
      status: Approval['status'],
      actionStatus: string,
      next: Date | null,
    ): ApprovalProgress => ({
      status,
      actionId: action.id,
      actionStatus,
      nextDeadlineAt: next?.toISOString() ?? null,
    });
    if (step.step === 'settled') return progress(approval.status, action.status, null);
    if (step.step === 'wait') return progress('pending', action.status, step.until);
    if (step.step === 'escalate') {
      const { escalatedAt, deadlineAt } = step;
      const reviewerId = await presentFor(tx, action, step.reviewerId);
      await tx.approval.update({
        where: { id: approvalId },
        data: { reviewerId, escalatedAt, deadlineAt, queueAt: requeuedAt(approval.queueAt, deadlineAt) },
        select: { id: true },
      });
      await appendAuditEntry(tx, {
        ...entry,
        verb: 'approvals.escalated',
        detail: {
          approvalId,
          fromId: approval.reviewerId,
          toId: reviewerId,
          deadlineAt: deadlineAt.toISOString(),
        },
      });
      await notifyOfApproval(tx, { workspaceId, approvalId, reviewerId, reason: 'escalated' });
      return progress('pending', action.status, deadlineAt);
    }
    await tx.approval.update({ where: { id: approvalId }, data: { status: 'expired' } });
    await tx.action.updateMany({
      where: { id: action.id, status: 'awaiting_approval' },
      data: { status: 'expired', updatedAt: now() },
    });
    await appendAuditEntry(tx, { ...entry, verb: 'approvals.expired', detail: { approvalId } });
    return progress('expired', 'expired', null);
  });
}
