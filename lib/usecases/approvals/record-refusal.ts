import type { Actor } from '@/lib/core/access/actor';
import type { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';

/**
 * Keeps an answer that was refused in the record: who tried, and why it did not count. What was tried is undone, so it is written by
 * itself. A field that is missing or an unknown id is no attempt.
 */
export async function recordRefusal(
  { workspaceId, actor, approvalId }: { workspaceId: string; actor: Actor; approvalId: string },
  error: AppError,
): Promise<void> {
  if (error.code === 'not_found' || error.code === 'invalid_request') return;
  const approval = await db().approval.findUnique({
    where: { id_workspaceId: { id: approvalId, workspaceId } },
    select: { actionId: true, action: { select: { runId: true } } },
  });
  if (!approval) return;
  await inTransaction((tx) =>
    appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'approvals.refused',
      subject: { type: 'approval', id: approvalId },
      runId: approval.action.runId,
      actionId: approval.actionId,
      detail: { approvalId, why: error.detail },
    }),
  );
}
