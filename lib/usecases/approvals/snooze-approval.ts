import type { Actor } from '@/lib/core/access/actor';
import { AppError } from '@/lib/core/shared/app-error';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { lockApproval } from './lock-approval';

/**
 * Takes a question off one's own list until then, at most until its deadline: that goes on, and it comes back in time.
 * @throws AppError `not_found`, `conflict` once it is decided, `invalid_request` for a moment that is past or beyond the deadline.
 */
export function snoozeApproval({
  workspaceId,
  actor,
  approvalId,
  until,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  approvalId: string;
  until: Date;
}): Promise<{ until: string }> {
  return inTransaction(async (tx) => {
    const { approval, action } = await lockApproval(tx, workspaceId, approvalId);
    if (approval.status !== 'pending')
      throw new AppError('conflict', { detail: `This approval is already ${approval.status}.` });
    if (!(until > now() && until <= approval.deadlineAt))
      throw new AppError('invalid_request', {
        detail: 'It can be put off until its deadline at most, which goes on meanwhile.',
        invalidParams: [{ in: 'body', name: 'until', reason: 'is not between now and the deadline' }],
      });
    const key = { approvalId, personId: actor.id };
    await tx.approvalSnooze.upsert({
      where: { approvalId_personId: key },
      create: { ...key, workspaceId, until },
      update: { until },
      select: { approvalId: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'approvals.snoozed',
      subject: { type: 'approval', id: approvalId },
      runId: action.runId,
      actionId: action.id,
      detail: { approvalId, until: until.toISOString() },
    });
    return { until: until.toISOString() };
  });
}
