import type { Actor } from '@/lib/core/access/actor';
import { type BudgetTerms, diffBudget, widensBudget } from '@/lib/core/budgets/budget-change';
import { AppError } from '@/lib/core/shared/app-error';
import type { Budget, BudgetChange } from '@/lib/db/generated/client';
import { appendAuditEntry } from '@/lib/db/repositories/audit-entries';
import { inTransaction, type Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { effectiveAtOf } from '../changes/effective-at';
import { requirePermission } from '../changes/require-permission';
import { assertTerms } from './assert-terms';
import { lockBudget } from './lock-budget';
import { changeDetail, putIntoForce } from './put-into-force';

type Person = Extract<Actor, { type: 'person' }>;
export type ChangeBudgetInput = {
  workspaceId: string;
  actor: Person;
  budgetId: string;
  /** What is left out stays as it is. */
  to: Partial<BudgetTerms>;
  note: string | null;
};
export type ChangeBudgetResult = {
  changeId: string;
  status: 'active' | 'proposed';
  /** Where nobody else could confirm it: when it takes effect unless somebody rejects it before. */
  effectiveAt: Date | null;
};

/**
 * Changes the cap or the pacing of a budget, or archives it. What takes room away is in force at once; what gives any waits for a
 * second person, or, where nobody else could confirm it, for the end of a waiting period. A newer change replaces one that waits.
 * @throws AppError `forbidden`, `not_found`, `invalid_request` (nothing changes, or terms that can't be).
 */
export function changeBudget(input: ChangeBudgetInput): Promise<ChangeBudgetResult> {
  const { workspaceId, actor, budgetId } = input;
  return inTransaction(async (tx) => {
    await requirePermission(
      tx,
      workspaceId,
      actor.id,
      ['budgets.edit'],
      'Only who may change budgets can do this.',
    );
    const budget = await lockBudget(tx, workspaceId, budgetId);
    const from: BudgetTerms = { capMicros: budget.capMicros, pacing: budget.pacing, isArchived: false };
    const to = { ...from, ...input.to };
    assertTerms(to, budget.period);
    const changes = diffBudget(from, to, budget.currency);
    if (changes.length === 0)
      throw new AppError('invalid_request', { detail: 'The budget is so already: nothing would change.' });
    const waits = widensBudget(changes);
    const id = newId('bch');
    await supersedeWaiting(tx, budget, actor, id);
    const effectiveAt = waits ? await effectiveAtOf(tx, workspaceId, 'budgets.edit', actor.id) : null;
    const at = now();
    const change: BudgetChange = {
      id,
      workspaceId,
      budgetId,
      status: waits ? 'proposed' : 'active',
      fromCapMicros: from.capMicros,
      toCapMicros: to.capMicros,
      fromPacing: from.pacing,
      toPacing: to.pacing,
      archives: to.isArchived,
      note: input.note,
      proposedById: actor.id,
      decidedById: null,
      effectiveAt,
      createdAt: at,
      decidedAt: waits ? null : at,
    };
    await tx.budgetChange.create({ data: change, select: { id: true } });
    if (waits)
      await appendAuditEntry(tx, {
        workspaceId,
        actor,
        verb: 'budgets.change_proposed',
        subject: { type: 'budget', id: budgetId },
        detail: { ...changeDetail(change), effectiveAt: effectiveAt?.toISOString() ?? null },
      });
    else await putIntoForce(tx, budget, change, actor);
    return { changeId: id, status: waits ? 'proposed' : 'active', effectiveAt };
  });
}

async function supersedeWaiting(tx: Tx, budget: Budget, actor: Person, byChangeId: string): Promise<void> {
  const waiting = await tx.budgetChange.findFirst({ where: { budgetId: budget.id, status: 'proposed' } });
  if (!waiting) return;
  await tx.budgetChange.update({
    where: { id: waiting.id },
    data: { status: 'superseded', decidedAt: now() },
  });
  await appendAuditEntry(tx, {
    workspaceId: budget.workspaceId,
    actor,
    verb: 'budgets.change_superseded',
    subject: { type: 'budget', id: budget.id },
    detail: { changeId: waiting.id, byChangeId },
  });
}
