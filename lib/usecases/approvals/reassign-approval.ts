import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { notifyOfApproval } from '@/lib/db/repositories/notifications';
import { inTransaction } from '@/lib/db/tx';
import { personOf } from '@/lib/gateway';
import { requirePermission } from '../changes/require-permission';
import { lockApproval } from './lock-approval';

/**
 * Asks somebody else. The deadline stays: passing on is no way to win time.
 * @throws AppError `not_found`, `forbidden`, `conflict` once it is decided, `invalid_request` when that person can't decide it.
 */
export function reassignApproval({
  workspaceId,
  actor,
  approvalId,
  reviewerId,
  reason,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  approvalId: string;
  reviewerId: string;
  reason: string;
}): Promise<{ reviewerId: string }> {
  return inTransaction(async (tx) => {
    const refusal = 'Your role does not let you decide approvals.';
    await requirePermission(tx, workspaceId, actor.id, ['approvals.decide'], refusal);
    const { approval, action } = await lockApproval(tx, workspaceId, approvalId);
    if (approval.status !== 'pending')
      throw new AppError('conflict', {
        detail: `This approval is already ${approval.status}.`,
        remedy: 'Reload to see what became of it.',
      });
    const unfit = (why: string) =>
      new AppError('invalid_request', {
        detail: why,
        invalidParams: [{ in: 'body', name: 'reviewerId', reason: why }],
      });
    if (reviewerId === approval.requesterId) throw unfit('Nobody decides what they requested.');
    await requirePermission(tx, workspaceId, reviewerId, ['approvals.decide'], '').catch(() => {
      throw unfit('They may not decide approvals here.');
    });
    if (reviewerId === approval.reviewerId) return { reviewerId };
    await tx.approval.update({ where: { id: approvalId }, data: { reviewerId }, select: { id: true } });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'approvals.reassigned',
      subject: { type: 'approval', id: approvalId },
      runId: action.runId,
      actionId: action.id,
      person: personOf(action),
      detail: { approvalId, fromId: approval.reviewerId, toId: reviewerId, reason },
    });
    await notifyOfApproval(tx, { workspaceId, approvalId, reviewerId, reason: 'reassigned' });
    return { reviewerId };
  });
}
