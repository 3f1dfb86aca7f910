import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BudgetFact } from '@/lib/core/budgets/budget-fact';
import { maxMicros } from '@/lib/core/shared/micros';
import { db } from '@/lib/db/client';
import { inTransaction } from '@/lib/db/tx';
import { budgetFacts, lockBudgetWindows } from '@/lib/gateway/budget-windows';
import { closeReservations, reserve } from '@/lib/gateway/reservations';
import { findOvershotWindows, findUnbalancedWindows } from '../../support/check-ledgers';
import { addBudget, aFreeWorkspace, aRaise } from './support';

const ZONE = 'Europe/Berlin';
const UNIT = 1_000_000n;

/** Actions over caps of their agent: nothing but what they hold and settle is in these windows. */
async function aLedger(count: number, weekUnits = 1500) {
  const workspace = await aFreeWorkspace();
  const { workspaceId } = workspace;
  const agentId = workspace.agents['bid-and-budget'].id;
  const budgets = [
    await addBudget(workspaceId, 100, { subject: 'agent', subjectId: agentId, period: 'day' }),
    await addBudget(workspaceId, weekUnits, { subject: 'agent', subjectId: agentId, period: 'week' }),
  ];
  // The second budget's window is older than the first's: an order by budgets is none by windows.
  await db().budget.update({ where: { id: budgets[0] ?? '' }, data: { archivedAt: new Date() } });
  const { actionId } = await (await aRaise(workspace, 1)).submit();
  await db().budget.update({ where: { id: budgets[0] ?? '' }, data: { archivedAt: null } });
  const model = await db().action.findUniqueOrThrow({ where: { id: actionId } });
  await inTransaction((tx) => closeReservations(tx, actionId, 'release'));
  const actions = Array.from({ length: count }, (_, i) => `${actionId}${i}`);
  for (const [i, id] of actions.entries())
    await db().action.create({
      data: {
        ...model,
        id,
        taskId: null,
        ordinal: i,
        idempotencyKey: `mandate:${id}`,
        payload: model.payload ?? {},
        inputs: [],
        expectedEffect: {},
      },
      select: { id: true },
    });
  const coverage = { workspaceId, channel: 'ads', campaignId: null, adAccount: null, agentId };
  /** As the gate does it: locks, looks, and holds what is needed where there is room; else leaves all as it was. */
  const hold = (id: string, daily: bigint) =>
    inTransaction(async (tx) => {
      const windows = await lockBudgetWindows(tx, coverage, ZONE, id);
      const facts = await budgetFacts(tx, windows, daily, id);
      if (!facts.every(hasRoom)) return false;
      await reserve(tx, workspaceId, id, facts);
      return true;
    });
  const close = (id: string, how: 'settle' | 'release') =>
    inTransaction((tx) => closeReservations(tx, id, how));
  const windows = () => db().budgetWindow.findMany({ where: { budgetId: { in: budgets } } });
  return { workspaceId, budgets, actions, hold, close, windows };
}

const hasRoom = ({ committedMicros, reservedMicros, neededMicros, capMicros }: BudgetFact): boolean =>
  BigInt(committedMicros) + BigInt(reservedMicros) + BigInt(neededMicros) <= BigInt(capMicros);

test('money is conserved per window, whatever is held, held anew, settled or released, and in any order', async () => {
  const { workspaceId, budgets, actions, hold, close, windows } = await aLedger(6);
  const step = fc.record({
    action: fc.nat(actions.length - 1),
    what: fc.constantFrom('hold' as const, 'hold' as const, 'settle' as const, 'release' as const),
    units: fc.integer({ min: 0, max: 45 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 15 }), async (steps) => {
      await db().reservation.deleteMany({ where: { workspaceId } });
      await db().budgetWindow.updateMany({
        where: { workspaceId },
        data: { reservedMicros: 0n, committedMicros: 0n },
      });
      for (const { action, what, units } of steps) {
        const id = actions[action] ?? '';
        const before = await db().reservation.findMany({ where: { actionId: id } });
        // What was settled is over: an action is carried out once.
        if (before.some(({ status }) => status === 'settled')) continue;
        if (what === 'hold') await hold(id, BigInt(units) * UNIT);
        else await close(id, what);
        expect(await findUnbalancedWindows(workspaceId)).toEqual([]);
        expect(await findOvershotWindows(workspaceId)).toEqual([]);
      }
      for (const id of actions) await close(id, 'release');
      for (const { reservedMicros } of await windows()) expect(reservedMicros).toBe(0n);
      // Committed is what was settled, no more and no less.
      for (const budgetId of budgets) {
        const settled = await db().reservation.aggregate({
          where: { window: { budgetId }, status: 'settled' },
          _sum: { settledMicros: true },
        });
        await hold(actions[0] ?? '', 0n);
        const [window] = (await windows()).filter((each) => each.budgetId === budgetId);
        expect(maxMicros(0n, window?.committedMicros ?? 0n)).toBe(settled._sum.settledMicros ?? 0n);
      }
    }),
    { numRuns: 8 },
  );
});

test('many at once, over the same caps in different order, never wait for each other for ever and never overshoot', async () => {
  const { workspaceId, budgets, actions, hold, close, windows } = await aLedger(24, 100_000);
  for (let round = 0; round < 3; round++) {
    await Promise.all(
      actions.map((id, i) =>
        i % 3 === round ? close(id, i % 2 ? 'settle' : 'release') : hold(id, 9n * UNIT),
      ),
    );
    expect(await findUnbalancedWindows(workspaceId)).toEqual([]);
    expect(await findOvershotWindows(workspaceId)).toEqual([]);
  }
  const day = (await windows()).find(({ budgetId }) => budgetId === budgets[0]);
  if (!day) throw new Error('The day has no window.');
  const inDay = { windowId: day.id, status: 'settled' as const };
  const settled = await db().reservation.aggregate({ where: inDay, _sum: { settledMicros: true } });
  const settledMicros = settled._sum.settledMicros ?? 0n;
  const open = await db().action.findMany({
    where: { id: { in: actions }, reservations: { none: { status: 'settled' } } },
  });
  await Promise.all(open.map(({ id }) => close(id, 'release')));
  const held = await Promise.all(open.map(({ id }) => hold(id, 9n * UNIT)));
  expect(BigInt(held.filter(Boolean).length)).toBe((100n * UNIT - settledMicros) / (9n * UNIT));
});
