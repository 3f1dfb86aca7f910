import { AppError } from '@/lib/core/shared/app-error';
import type { Action, Approval, ApprovalVote } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';

/** Locks the action and then its approval, the same order everywhere, and reads both. */
export async function lockApproval(
  tx: Tx,
  workspaceId: string,
  approvalId: string,
): Promise<{ approval: Approval & { votes: ApprovalVote[] }; action: Action }> {
  const where = { id_workspaceId: { id: approvalId, workspaceId } };
  const known = await tx.approval.findUnique({ where, select: { actionId: true } });
  if (!known) throw new AppError('not_found', { detail: 'There is no such approval.' });
  await tx.$queryRaw`SELECT id FROM actions WHERE id = ${known.actionId} FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM approvals WHERE id = ${approvalId} FOR UPDATE`;
  const { action, ...approval } = await tx.approval.findUniqueOrThrow({
    where,
    include: { action: true, votes: true },
  });
  return { approval, action };
}
