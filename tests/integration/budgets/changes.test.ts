import { describe, expect, test } from 'vitest';
import { microsOf } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { now, withClock } from '@/lib/platform/clock';
import { getBudget } from '@/lib/queries/budgets/get-budget';
import { listBudgetSubjects } from '@/lib/queries/budgets/list-budget-subjects';
import { listBudgets } from '@/lib/queries/budgets/list-budgets';
import { activateBudgetChange } from '@/lib/usecases/budgets/activate-budget-change';
import { changeBudget } from '@/lib/usecases/budgets/change-budget';
import { createBudget } from '@/lib/usecases/budgets/create-budget';
import { decideBudgetChange } from '@/lib/usecases/budgets/decide-budget-change';
import { findDueBudgetChanges } from '@/lib/usecases/sweeps/find-open-work';
import type { Person, TestWorkspace } from '../../support/workspace';
import { addBudget, aFreeWorkspace, aRaise } from './support';

const DAY_MS = 24 * 60 * 60_000;
const placeOf = ({ workspaceId: id }: TestWorkspace) => ({
  id,
  name: 'Test',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
});
const inForce = async (budgetId: string) => {
  const { capMicros, pacing, archivedAt } = await db().budget.findUniqueOrThrow({ where: { id: budgetId } });
  return { cap: Number(capMicros) / 1_000_000, pacing, isArchived: archivedAt !== null };
};

async function aMonth(units = 1000, pacing: 'none' | 'even' = 'none') {
  const workspace = await aFreeWorkspace();
  const budgetId = await addBudget(workspace.workspaceId, units, { period: 'month', pacing });
  const change = (actor: Person, to: Parameters<typeof changeBudget>[0]['to']) =>
    changeBudget({ workspaceId: workspace.workspaceId, actor, budgetId, to, note: 'Because.' });
  const decide = (actor: Person, changeId: string, answer: 'confirm' | 'reject') =>
    decideBudgetChange({ workspaceId: workspace.workspaceId, actor, changeId, answer, reason: 'No.' });
  return { workspace, budgetId, change, decide };
}

describe('setting up', () => {
  const input = (workspace: TestWorkspace) => ({
    workspaceId: workspace.workspaceId,
    actor: workspace.admin,
    name: 'Everything',
    subject: 'workspace' as const,
    subjectId: workspace.workspaceId,
    period: 'week' as const,
    capMicros: microsOf(500),
    pacing: 'even' as const,
  });

  test('a cap is in force at once and on record', async () => {
    const workspace = await aFreeWorkspace();
    const { budgetId } = await createBudget(input(workspace));
    const [row] = (await listBudgets(placeOf(workspace))).rows;
    expect(row).toMatchObject({ id: budgetId, period: 'week', pacing: 'even', capMicros: '500000000' });
    expect(row?.subject.name).toBe('Test');
    const detail = await getBudget({ ...placeOf(workspace) }, budgetId);
    expect(detail.burn).toHaveLength(7);
    expect(detail.history).toMatchObject([{ title: 'set up a budget', by: { id: workspace.admin.id } }]);
  });

  test('the same subject and period once, however many ask at the same moment', async () => {
    const workspace = await aFreeWorkspace();
    const answers = await Promise.allSettled([1, 2, 3, 4].map(() => createBudget(input(workspace))));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers.filter((each) => each.status === 'rejected'))
      expect(answer.reason).toMatchObject({
        code: 'conflict',
        remedy: expect.stringContaining('Change its cap'),
      });
    const subjects = await listBudgetSubjects(placeOf(workspace));
    expect(subjects.find(({ subject }) => subject === 'workspace')?.takenPeriods).toEqual(['week']);
  });

  test('what is not there, or can’t be, is refused by the name of its field', async () => {
    const [workspace, other] = [await aFreeWorkspace(), await aFreeWorkspace()];
    const refusal = (over: object) =>
      createBudget({ ...input(workspace), ...over }).catch((error: { invalidParams: { name: string }[] }) =>
        error.invalidParams.map(({ name }) => name),
      );
    const foreignAgent = other.agents['bid-and-budget'].id;
    expect(await refusal({ subject: 'agent', subjectId: foreignAgent })).toEqual(['subjectId']);
    expect(await refusal({ subject: 'campaign', subjectId: 'cmp_none' })).toEqual(['subjectId']);
    expect(await refusal({ subject: 'ad_account', subjectId: 'nobody’s' })).toEqual(['subjectId']);
    expect(await refusal({ subject: 'channel', subjectId: 'radio' })).toEqual(['subjectId']);
    expect(await refusal({ subjectId: other.workspaceId })).toEqual(['subjectId']);
    expect(await refusal({ period: 'day' })).toEqual(['pacing']);
    expect(await refusal({ capMicros: -1n })).toEqual(['capMicros']);
    expect(await db().budget.count({ where: { workspaceId: workspace.workspaceId, archivedAt: null } })).toBe(
      0,
    );
  });

  test('takes who may change budgets', async () => {
    const workspace = await aFreeWorkspace();
    await expect(createBudget({ ...input(workspace), actor: workspace.reviewer })).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('less room', () => {
  test('is in force at once: a lower cap refuses the next raise', async () => {
    const { workspace, budgetId, change } = await aMonth(100_000);
    expect((await (await aRaise(workspace, 1)).submit()).status).toBe('cleared');
    expect(await change(workspace.admin, { capMicros: 0n, pacing: 'even' })).toMatchObject({
      status: 'active',
      effectiveAt: null,
    });
    expect(await inForce(budgetId)).toEqual({ cap: 0, pacing: 'even', isArchived: false });
    expect((await (await aRaise(workspace, 1, 'brand-display')).submit()).status).toBe('denied');
  });

  test('replaces a change that waits for more', async () => {
    const { workspace, budgetId, change, decide } = await aMonth();
    const more = await change(workspace.admin, { capMicros: microsOf(2000) });
    await change(workspace.secondAdmin, { capMicros: microsOf(900) });
    await expect(decide(workspace.secondAdmin, more.changeId, 'confirm')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await inForce(budgetId)).toMatchObject({ cap: 900 });
  });
});

describe('more room', () => {
  test.each([
    ['a higher cap', { capMicros: microsOf(1500) }, { cap: 1500 }],
    ['a free pace', { pacing: 'none' as const }, { pacing: 'none' }],
    ['no cap at all', { isArchived: true }, { isArchived: true }],
    ['a lower cap with a free pace', { capMicros: microsOf(1), pacing: 'none' as const }, { cap: 1 }],
  ])('%s waits for a second person', async (_name, to, after) => {
    const { workspace, budgetId, change, decide } = await aMonth(1000, 'even');
    const before = await inForce(budgetId);
    const { changeId, status, effectiveAt } = await change(workspace.admin, to);
    expect({ status, effectiveAt }).toEqual({ status: 'proposed', effectiveAt: null });
    expect(await inForce(budgetId)).toEqual(before);
    expect((await listBudgets(placeOf(workspace))).rows[0]?.waiting).toMatchObject({
      id: changeId,
      note: 'Because.',
      proposedBy: { id: workspace.admin.id },
    });
    await expect(decide(workspace.admin, changeId, 'confirm')).rejects.toMatchObject({
      code: 'second_person_required',
    });
    await expect(decide(workspace.reviewer, changeId, 'confirm')).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await inForce(budgetId)).toEqual(before);
    expect(await decide(workspace.secondAdmin, changeId, 'confirm')).toEqual({ status: 'active' });
    expect(await inForce(budgetId)).toMatchObject(after);
  });

  test('is rejected or withdrawn, and a newer wish replaces an older', async () => {
    const { workspace, budgetId, change, decide } = await aMonth();
    const first = await change(workspace.admin, { capMicros: microsOf(2000) });
    const second = await change(workspace.admin, { capMicros: microsOf(3000) });
    await expect(decide(workspace.secondAdmin, first.changeId, 'confirm')).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await decide(workspace.admin, second.changeId, 'reject')).toEqual({ status: 'rejected' });
    expect(await inForce(budgetId)).toMatchObject({ cap: 1000 });
    expect((await getBudget(placeOf(workspace), budgetId)).history.map(({ title }) => title)).toEqual([
      'rejected the change of a budget',
      'proposed to change a budget',
      'replaced the proposed change of a budget',
      'proposed to change a budget',
    ]);
  });

  test('the database itself refuses a person who confirms their own', async () => {
    const { workspace, change } = await aMonth();
    const { changeId } = await change(workspace.admin, { capMicros: microsOf(2000) });
    await expect(
      db().budgetChange.update({
        where: { id: changeId },
        data: { status: 'active', decidedById: workspace.admin.id },
      }),
    ).rejects.toThrow();
  });

  test('an archived budget is taken up again when it is set up anew', async () => {
    const { workspace, budgetId, change, decide } = await aMonth();
    const { changeId } = await change(workspace.admin, { isArchived: true });
    await decide(workspace.secondAdmin, changeId, 'confirm');
    await expect(change(workspace.admin, { capMicros: 1n })).rejects.toMatchObject({ code: 'not_found' });
    const { workspaceId, admin } = workspace;
    const again = await createBudget({
      workspaceId,
      actor: admin,
      name: 'Again',
      subject: 'workspace',
      subjectId: workspaceId,
      period: 'month',
      capMicros: microsOf(700),
      pacing: 'none',
    });
    expect(again.budgetId).toBe(budgetId);
    expect(await inForce(budgetId)).toEqual({ cap: 700, pacing: 'none', isArchived: false });
  });
});

describe('where nobody else may change budgets', () => {
  async function alone() {
    const month = await aMonth();
    const { workspaceId, admin } = month.workspace;
    await db().membership.updateMany({
      where: { workspaceId, userId: { not: admin.id } },
      data: { roles: ['operator'] },
    });
    const change = await month.change(admin, { capMicros: microsOf(2000) });
    const activate = (at: Date) =>
      withClock(at, async () => {
        const due = await findDueBudgetChanges(500);
        if (due.some(({ id }) => id === change.changeId))
          await activateBudgetChange({ workspaceId, changeId: change.changeId });
      });
    return { ...month, ...change, activate };
  }

  test('more room waits a day in the sight of all, then is in force', async () => {
    const { budgetId, effectiveAt, activate } = await alone();
    expect(effectiveAt?.getTime()).toBeGreaterThan(now().getTime() + DAY_MS - 60_000);
    await activate(new Date((effectiveAt ?? now()).getTime() - 1000));
    expect(await inForce(budgetId)).toMatchObject({ cap: 1000 });
    await activate(effectiveAt ?? now());
    expect(await inForce(budgetId)).toMatchObject({ cap: 2000 });
  });

  test('who may stop the agents may reject it meanwhile', async () => {
    const { workspace, budgetId, changeId, effectiveAt, decide, activate } = await alone();
    expect(await decide(workspace.secondAdmin, changeId, 'reject')).toEqual({ status: 'rejected' });
    await activate(effectiveAt ?? now());
    expect(await inForce(budgetId)).toMatchObject({ cap: 1000 });
  });

  test('it comes to nothing when whoever asked may no longer', async () => {
    const { workspace, budgetId, effectiveAt, activate } = await alone();
    const { workspaceId, admin } = workspace;
    await db().membership.updateMany({
      where: { workspaceId, userId: admin.id },
      data: { roles: ['viewer'] },
    });
    await activate(effectiveAt ?? now());
    expect(await inForce(budgetId)).toMatchObject({ cap: 1000 });
    expect(await db().budgetChange.count({ where: { workspaceId, status: 'rejected' } })).toBe(1);
  });
});
