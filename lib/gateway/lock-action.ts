import { permissionsOf } from '@/lib/core/access/permissions';
import { boundTo } from '@/lib/core/approvals/transition';
import { findingSchema } from '@/lib/core/gate/finding';
import { AppError } from '@/lib/core/shared/app-error';
import type { Action, Approval, ApprovalVote } from '@/lib/db/generated/client';
import { leaveSealed, openSealed } from '@/lib/db/open-sealed';
import type { Tx } from '@/lib/db/tx';
import { stopKey } from './stop-lock';

/** Holds an action's row until the transaction ends. @throws AppError `not_found`, for foreign ids too. */
export async function lockAction(tx: Tx, workspaceId: string, actionId: string): Promise<Action> {
  await tx.$queryRaw`SELECT id FROM actions WHERE id = ${actionId} AND workspace_id = ${workspaceId} FOR UPDATE`;
  const action = await tx.action.findUnique({ where: { id_workspaceId: { id: actionId, workspaceId } } });
  if (!action) throw notFound();
  return action;
}

/**
 * The same, after the lock that every claim shares and a stop takes alone (`stop-lock.ts`). With the payload as it is stored, which the
 * action's hash covers, and the question of its present review cycle, answered or not.
 */
export async function lockToClaim(
  tx: Tx,
  workspaceId: string,
  actionId: string,
): Promise<{ action: Action; storedPayload: Action['payload']; approval: AskedApproval | null }> {
  // Rows are locked last, when everything that they are chosen by was evaluated.
  await tx.$queryRaw`
    SELECT a.id FROM actions a, (SELECT pg_advisory_xact_lock_shared(hashtextextended(${stopKey(workspaceId)}, 0))) AS stop
    WHERE a.id = ${actionId} AND a.workspace_id = ${workspaceId} FOR UPDATE OF a`;
  const stored = await leaveSealed(() =>
    tx.action.findUnique({
      relationLoadStrategy: 'join',
      where: { id_workspaceId: { id: actionId, workspaceId } },
      include: { approvals: { orderBy: { reviewCycle: 'desc' }, take: 1, include: { votes: true } } },
    }),
  );
  if (!stored) throw notFound();
  const { approvals, ...action } = await openSealed(stored);
  const [newest = null] = approvals;
  const approval = newest?.reviewCycle === action.reviewCycle ? newest : null;
  return { action, storedPayload: stored.payload, approval };
}

const notFound = () => new AppError('not_found', { detail: 'There is no such action.' });

export type AskedApproval = Approval & { votes: ApprovalVote[] };

/** The question of its present review cycle, answered or not. */
export const currentApproval = (tx: Tx, action: Action): Promise<AskedApproval | null> =>
  tx.approval.findUnique({
    relationLoadStrategy: 'join',
    where: { actionId_reviewCycle: { actionId: action.id, reviewCycle: action.reviewCycle } },
    include: { votes: true },
  });

/**
 * What a granted approval lets pass, where it is bound to exactly this content and cycle and everybody it counts may still decide:
 * a role that was taken away takes the yes with it.
 */
export async function approvalFact(tx: Tx, approval: AskedApproval | null, action: Action) {
  if (!approval || !boundTo(approval, action) || !(await votesStand(tx, approval))) return null;
  const shown = findingSchema.array().parse(approval.findings);
  return {
    id: approval.id,
    actionHash: approval.actionHash,
    approvedRules: shown.filter((finding) => finding.verdict === 'escalate').map((finding) => finding.rule),
  };
}

async function votesStand(tx: Tx, { workspaceId, needed, votes }: AskedApproval): Promise<boolean> {
  const members = await tx.membership.findMany({
    where: { workspaceId, disabledAt: null, userId: { in: votes.map(({ voterId }) => voterId) } },
    select: { roles: true },
  });
  return members.filter(({ roles }) => permissionsOf(roles).has('approvals.decide')).length >= needed;
}
