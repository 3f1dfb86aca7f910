import { neededMicros } from '@/lib/core/budgets/needed';
import { windowStart } from '@/lib/core/budgets/window';
import type { BudgetFact } from '@/lib/core/gate/facts';
import type { Budget, Prisma } from '@/lib/db/generated/client';
import { readCommitted } from '@/lib/db/repositories/budget-windows';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dateOfDay, localDay } from '@/lib/platform/zone';

export type Coverage = {
  workspaceId: string;
  channel: string;
  campaignId: string | null;
  agentId: string | null;
};
export type LockedWindow = { id: string; budget: Budget; committedMicros: bigint; reservedMicros: bigint };

/**
 * Locks the present window of every cap that covers the action, in one order for all, and brings their ledgers up to date.
 * Until the transaction ends nobody else can reserve in them.
 */
export async function lockBudgetWindows(
  tx: Tx,
  coverage: Coverage,
  timeZone: string,
): Promise<LockedWindow[]> {
  const subjects: Prisma.BudgetWhereInput[] = [
    { subject: 'workspace', subjectId: coverage.workspaceId },
    { subject: 'channel', subjectId: coverage.channel },
  ];
  if (coverage.campaignId) subjects.push({ subject: 'campaign', subjectId: coverage.campaignId });
  if (coverage.agentId) subjects.push({ subject: 'agent', subjectId: coverage.agentId });
  const budgets = await tx.budget.findMany({
    where: { workspaceId: coverage.workspaceId, archivedAt: null, OR: subjects },
    orderBy: { id: 'asc' },
  });
  const day = localDay(now(), timeZone);
  const locked: LockedWindow[] = [];
  for (const budget of budgets) {
    const startsOn = dateOfDay(windowStart(budget.period, day));
    await tx.$executeRaw`
      INSERT INTO budget_windows (id, workspace_id, budget_id, starts_on) VALUES (${newId('bwn')}, ${budget.workspaceId}, ${budget.id}, ${startsOn}::date)
      ON CONFLICT (budget_id, starts_on) DO NOTHING`;
    await tx.$queryRaw`SELECT id FROM budget_windows WHERE budget_id = ${budget.id} AND starts_on = ${startsOn}::date FOR UPDATE`;
    const window = await tx.budgetWindow.findUniqueOrThrow({
      where: { budgetId_startsOn: { budgetId: budget.id, startsOn } },
    });
    const committedMicros = await readCommitted(tx, budget, window.id, day);
    if (committedMicros !== window.committedMicros)
      await tx.budgetWindow.update({ where: { id: window.id }, data: { committedMicros } });
    locked.push({ id: window.id, budget, committedMicros, reservedMicros: window.reservedMicros });
  }
  return locked;
}

/** Facts for the gate: what each covering cap holds and what this action would need of it, worst case. */
export async function budgetFacts(
  tx: Tx,
  windows: LockedWindow[],
  addedDailyMicros: bigint,
  actionId: string | null,
  timeZone: string,
): Promise<BudgetFact[]> {
  const own = actionId ? await tx.reservation.findMany({ where: { actionId, status: 'held' } }) : [];
  const day = localDay(now(), timeZone);
  return windows.map(({ id, budget, committedMicros, reservedMicros }) => {
    const mine = own.find((reservation) => reservation.windowId === id)?.amountMicros ?? 0n;
    const needed = neededMicros(budget.period, addedDailyMicros, day);
    return {
      windowId: id,
      budgetId: budget.id,
      name: budget.name,
      period: budget.period,
      capMicros: budget.capMicros.toString(),
      committedMicros: committedMicros.toString(),
      reservedMicros: (reservedMicros - mine).toString(),
      neededMicros: needed.toString(),
    };
  });
}
