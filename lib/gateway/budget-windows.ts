import type { BudgetFact } from '@/lib/core/budgets/budget-fact';
import { neededMicros } from '@/lib/core/budgets/needed';
import { remainingDays, windowDays, windowStart } from '@/lib/core/budgets/window';
import type { Budget, Prisma } from '@/lib/db/generated/client';
import { type BoundMicros, committedOf, readBounds } from '@/lib/db/repositories/budget-windows';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { lockWindows, openWindows } from './lock-windows';

export type Coverage = {
  workspaceId: string;
  channel: string;
  campaignId: string | null;
  adAccount: string | null;
  agentId: string | null;
};
export type LockedWindow = {
  id: string;
  budget: Budget;
  /** The local day of the workspace on which the window was read (YYYY-MM-DD). */
  day: string;
  bound: BoundMicros;
  reservedMicros: bigint;
};

function capsOver(coverage: Coverage): Prisma.BudgetWhereInput {
  const subjects: Prisma.BudgetWhereInput[] = [
    { subject: 'workspace', subjectId: coverage.workspaceId },
    { subject: 'channel', subjectId: coverage.channel },
  ];
  if (coverage.campaignId) subjects.push({ subject: 'campaign', subjectId: coverage.campaignId });
  if (coverage.adAccount) subjects.push({ subject: 'ad_account', subjectId: coverage.adAccount });
  if (coverage.agentId) subjects.push({ subject: 'agent', subjectId: coverage.agentId });
  return { workspaceId: coverage.workspaceId, archivedAt: null, OR: subjects };
}

/**
 * Locks the present window of every cap that covers the action, in one order for all, and brings their ledgers up to date.
 * Until the transaction ends nobody else can reserve in them, and no cap of them changes: caps are read after the lock.
 * @param actionId an action that exists: windows in which it still holds something are locked with the others.
 */
export async function lockBudgetWindows(
  tx: Tx,
  coverage: Coverage,
  timeZone: string,
  actionId: string | null = null,
): Promise<LockedWindow[]> {
  const day = localDay(now(), timeZone);
  const covering = await tx.budget.findMany({ where: capsOver(coverage), orderBy: { id: 'asc' } });
  const present = await openWindows(tx, covering, day);
  const own = actionId
    ? await tx.reservation.findMany({ where: { actionId, status: 'held' }, select: { windowId: true } })
    : [];
  const windows = await lockWindows(tx, [...present.values(), ...own.map(({ windowId }) => windowId)]);
  const budgets = await tx.budget.findMany({
    where: { id: { in: [...present.keys()] }, archivedAt: null },
    orderBy: { id: 'asc' },
  });
  const windowOf = (budget: Budget) => {
    const window = windows.find(({ id }) => id === present.get(budget.id));
    if (!window) throw new Error(`The window of budget ${budget.id} could not be locked.`);
    return window;
  };
  const opened = budgets.map((budget) => ({ budget, windowId: windowOf(budget).id }));
  const bounds = await readBounds(tx, opened, { day, timeZone });
  const locked: LockedWindow[] = [];
  for (const budget of budgets) {
    const window = windowOf(budget);
    const bound = bounds.get(budget.id);
    if (!bound) throw new Error(`The ledger of budget ${budget.id} could not be read.`);
    const committedMicros = committedOf(bound);
    if (committedMicros !== window.committedMicros)
      await tx.budgetWindow.update({
        where: { id: window.id },
        data: { committedMicros },
        select: { id: true },
      });
    locked.push({ id: window.id, budget, day, bound, reservedMicros: window.reservedMicros });
  }
  return locked;
}

/** Facts for the gate: what each covering cap holds and what this action would need of it, worst case. */
export async function budgetFacts(
  tx: Tx,
  windows: LockedWindow[],
  addedDailyMicros: bigint,
  actionId: string | null,
): Promise<BudgetFact[]> {
  if (windows.length === 0) return [];
  const own = actionId ? await tx.reservation.findMany({ where: { actionId, status: 'held' } }) : [];
  return windows.map(({ id, budget, day, bound, reservedMicros }) => {
    const mine = own.find((reservation) => reservation.windowId === id)?.amountMicros ?? 0n;
    const daysLeft = remainingDays(budget.period, day);
    return {
      windowId: id,
      budgetId: budget.id,
      name: budget.name,
      period: budget.period,
      capMicros: budget.capMicros.toString(),
      committedMicros: committedOf(bound).toString(),
      reservedMicros: (reservedMicros - mine).toString(),
      neededMicros: neededMicros(budget.period, addedDailyMicros, day).toString(),
      pacing: budget.pacing,
      spentBeforeMicros: bound.beforeToday.toString(),
      todayMicros: bound.today.toString(),
      perDayMicros: bound.perDay === null ? null : bound.perDay.toString(),
      daysLeft,
      elapsedShare: 1 - (daysLeft - 1) / windowDays(budget.period, day),
    };
  });
}

/**
 * Locks a budget's present window, so that its cap can be changed between two decisions and never within one.
 * @param day the local day of the workspace.
 */
export async function lockForCapChange(
  tx: Tx,
  budget: Pick<Budget, 'id' | 'workspaceId' | 'period'>,
  day: string,
): Promise<void> {
  const present = await openWindows(tx, [budget], day);
  await lockWindows(tx, [...present.values()]);
}

/** Whether a window that began on `startsOn` is over on the local `day`: nothing can be spent in it any more. */
export const isWindowOver = (period: Budget['period'], startsOn: string, day: string): boolean =>
  startsOn < windowStart(period, day);
