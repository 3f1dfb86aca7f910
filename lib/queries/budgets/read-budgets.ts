import type { BudgetRow } from '@/lib/contracts/budgets';
import { remainingDays, windowStart } from '@/lib/core/budgets/window';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import type { Budget } from '@/lib/db/generated/client';
import { committedOf, readBound, readSpent } from '@/lib/db/repositories/budget-windows';
import { now } from '@/lib/platform/clock';
import { dateOfDay, localDay } from '@/lib/platform/zone';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';

const channelNames: Record<string, string> = { ads: 'Advertising', crm: 'CRM' };

export const refOfSubject = (budget: Pick<Budget, 'subject' | 'subjectId'>): Ref => ({
  type: budget.subject,
  id: budget.subjectId,
});

/** The budgets of a workspace as they stand at this moment, counted as the gate counts them. `id` picks one. */
export async function readBudgets(
  workspace: { id: string; timeZone: string },
  filter: { id?: string } = {},
): Promise<BudgetRow[]> {
  const budgets = await db().budget.findMany({
    where: { workspaceId: workspace.id, archivedAt: null, ...filter },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const names = await resolveNames(workspace.id, budgets.map(refOfSubject));
  const today = localDay(now(), workspace.timeZone);
  return Promise.all(budgets.map((budget) => present(budget, names, today, workspace.timeZone)));
}

async function present(budget: Budget, names: NameBook, today: string, timeZone: string): Promise<BudgetRow> {
  const startsOn = windowStart(budget.period, today);
  const daysLeft = remainingDays(budget.period, today);
  const window = await db().budgetWindow.findUnique({
    where: { budgetId_startsOn: { budgetId: budget.id, startsOn: dateOfDay(startsOn) } },
  });
  const [bound, reported, heldCount] = await Promise.all([
    readBound(db(), budget, window?.id ?? null, { day: today, timeZone }),
    readSpent(db(), budget, today),
    window ? db().reservation.count({ where: { windowId: window.id, status: 'held' } }) : 0,
  ]);
  const committed = committedOf(bound);
  // Of an agent nothing is reported by day: its settled reservations, spread over their days, stand for it.
  const spent = budget.subject === 'agent' ? bound.beforeToday + bound.today : reported;
  const reserved = window?.reservedMicros ?? 0n;
  const subject = names.of(budget.subject, budget.subjectId);
  return {
    id: budget.id,
    name: budget.name,
    subject: { ...subject, name: subject.name ?? channelNames[budget.subjectId] ?? null },
    period: budget.period,
    currency: budget.currency,
    capMicros: budget.capMicros.toString(),
    spentMicros: spent.toString(),
    committedMicros: committed.toString(),
    reservedMicros: reserved.toString(),
    leftMicros: (budget.capMicros - committed - reserved).toString(),
    heldCount,
    window: { startsOn, endsOn: addDays(today, daysLeft - 1), daysLeft },
  };
}
