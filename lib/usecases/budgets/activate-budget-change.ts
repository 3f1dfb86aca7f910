import type { Actor } from '@/lib/core/access/actor';
import { permissionsOf } from '@/lib/core/access/permissions';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { someoneCanConfirm } from '../changes/who-else-could-confirm';
import { lockWaitingChange } from './decide-budget-change';
import { putIntoForce } from './put-into-force';

const sweeper: Actor = { type: 'system', id: 'sweeper' };

/**
 * Lets a change take effect whose waiting period is over and that nobody has rejected. Whoever asked for it must still be allowed
 * to: otherwise it is rejected. Before its time it does nothing. @throws AppError `not_found`, `conflict` (decided meanwhile).
 */
export function activateBudgetChange({
  workspaceId,
  changeId,
}: {
  workspaceId: string;
  changeId: string;
}): Promise<{ status: 'active' | 'rejected' | 'proposed' }> {
  return inTransaction(async (tx) => {
    const { budget, change } = await lockWaitingChange(tx, workspaceId, changeId);
    if (!change.effectiveAt || change.effectiveAt > now()) return { status: 'proposed' };
    if (await someoneCanConfirm(tx, workspaceId, 'budgets.edit', change.proposedById)) {
      await tx.budgetChange.update({ where: { id: changeId }, data: { effectiveAt: null } });
      return { status: 'proposed' };
    }
    const status = (await mayStill(tx, workspaceId, change.proposedById)) ? 'active' : 'rejected';
    await tx.budgetChange.update({ where: { id: changeId }, data: { status, decidedAt: now() } });
    if (status === 'active') await putIntoForce(tx, budget, change, sweeper);
    else
      await appendAuditEntry(tx, {
        workspaceId,
        actor: sweeper,
        verb: 'budgets.change_rejected',
        subject: { type: 'budget', id: budget.id },
        detail: { changeId },
      });
    return { status };
  });
}

async function mayStill(tx: Tx, workspaceId: string, userId: string): Promise<boolean> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
  });
  return (
    membership !== null &&
    membership.disabledAt === null &&
    permissionsOf(membership.roles).has('budgets.edit')
  );
}
