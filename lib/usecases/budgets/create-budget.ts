import type { Actor } from '@/lib/core/access/actor';
import type { BudgetPacing } from '@/lib/core/budgets/budget-fact';
import type { BudgetPeriod } from '@/lib/core/budgets/window';
import { AppError } from '@/lib/core/shared/app-error';
import type { Budget } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { requirePermission } from '../changes/require-permission';
import { assertSubject } from './assert-subject';
import { assertTerms } from './assert-terms';

export type CreateBudgetInput = {
  workspaceId: string;
  actor: Extract<Actor, { type: 'person' }>;
  name: string;
  subject: Budget['subject'];
  /** For the workspace itself its own id. */
  subjectId: string;
  period: BudgetPeriod;
  capMicros: bigint;
  pacing: BudgetPacing;
};

/**
 * Sets up a cap, in the workspace's currency. It only takes room away and is in force at once, with what its windows are already
 * bound to. A budget that was archived for the same subject and period is taken up again, with its windows.
 * @throws AppError `forbidden`, `invalid_request` (unknown subject, terms that can't be), `conflict` (there is such a cap).
 */
export function createBudget(input: CreateBudgetInput): Promise<{ budgetId: string }> {
  const { workspaceId, actor, name, subject, subjectId, period, capMicros, pacing } = input;
  return inTransaction(async (tx) => {
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['budgets.edit'],
      'Only who may change budgets can do this.',
    );
    assertTerms(input, period);
    await assertSubject(tx, input);
    // One at a time: of two that set up the same cap, the later is told of the first.
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId} FOR NO KEY UPDATE`;
    const archived = await findFree(tx, input);
    const { currency } = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    const terms = { name, capMicros, pacing, currency };
    const budgetId = archived?.id ?? newId('bud');
    if (archived) await tx.budget.update({ where: { id: budgetId }, data: { ...terms, archivedAt: null } });
    else
      await tx.budget.create({
        data: { id: budgetId, workspaceId, subject, subjectId, period, ...terms, createdAt: now() },
        select: { id: true },
      });
    await appendAuditEntry(tx, {
      workspaceId,
      actor,
      verb: 'budgets.created',
      subject: { type: 'budget', id: budgetId },
      detail: { subject, subjectId, period, capMicros: capMicros.toString(), currency, pacing },
    });
    return { budgetId };
  });
}

/** The archived budget of the same subject and period, if any. @throws AppError `conflict` when one is in force. */
async function findFree(tx: Tx, input: CreateBudgetInput): Promise<Budget | null> {
  const { workspaceId, subject, subjectId, period } = input;
  const same = await tx.budget.findUnique({
    where: { workspaceId_subject_subjectId_period: { workspaceId, subject, subjectId, period } },
  });
  if (same && !same.archivedAt)
    throw new AppError('conflict', {
      detail: `There is a budget per ${period} for this already: “${same.name}”.`,
      remedy: 'Change its cap, or choose another period.',
      invalidParams: [{ in: 'body', name: 'period', reason: 'is taken: this has such a budget already' }],
    });
  return same;
}
