import type { Actor } from '@/lib/core/access/actor';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction } from '@/lib/db/tx';
import { sealerOfAction } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { lockApproval } from './lock-approval';

/** Says or asks something beside an approval, for everybody who looks at it; also afterwards. @throws AppError `not_found`. */
export function askAboutApproval({
  workspaceId,
  actor,
  approvalId,
  text,
}: {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  approvalId: string;
  text: string;
}): Promise<{ messageId: string }> {
  const messageId = newId('apm');
  return inTransaction(async (tx) => {
    const { action } = await lockApproval(tx, workspaceId, approvalId);
    const stored = (await sealerOfAction(action)).text(text);
    await tx.approvalMessage.create({
      data: {
        id: messageId,
        workspaceId,
        approvalId,
        authorId: actor.id,
        text: stored,
        createdAt: now(),
      },
      select: { id: true },
    });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'approvals.asked',
      subject: { type: 'approval', id: approvalId },
      runId: action.runId,
      actionId: action.id,
      detail: { approvalId, messageId },
    });
    return { messageId };
  });
}
