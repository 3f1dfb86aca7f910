import type { SpendCap } from '@/lib/core/budgets/spend-cap';
import { remainingDays, windowStart } from '@/lib/core/budgets/window';
import { db } from '@/lib/db/client';
import type { Budget } from '@/lib/db/generated/client';
import { committedOf, readBounds } from '@/lib/db/repositories/budget-windows';
import { dateOfDay } from '@/lib/platform/zone';

type Ground = {
  agentId: string | null;
  campaigns: readonly { id: string; adAccount: string }[];
  /** The workspace's local day, ISO. */
  today: string;
};

/** Every cap that covers a campaign or the agent, counted as the gate counts it. */
export async function loadSpendCaps(workspaceId: string, ground: Ground): Promise<SpendCap[]> {
  const { today } = ground;
  const { timeZone, budgets } = await db().workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { timeZone: true, budgets: { where: { archivedAt: null }, orderBy: { id: 'asc' } } },
  });
  const covering = budgets.filter((budget) => covers(budget, ground).length > 0);
  if (covering.length === 0) return [];
  const windows = await db().budgetWindow.findMany({
    where: {
      OR: covering.map(({ id, period }) => ({
        budgetId: id,
        startsOn: dateOfDay(windowStart(period, today)),
      })),
    },
  });
  const windowOf = (budget: Budget) => windows.find(({ budgetId }) => budgetId === budget.id) ?? null;
  const opened = covering.map((budget) => ({ budget, windowId: windowOf(budget)?.id ?? null }));
  const bounds = await readBounds(db(), opened, { day: today, timeZone });
  return covering.flatMap((budget) => {
    const bound = bounds.get(budget.id);
    if (!bound) return [];
    const list = covers(budget, ground);
    return [
      {
        id: budget.id,
        name: budget.name,
        period: budget.period,
        pacing: budget.pacing,
        covers: list.length === ground.campaigns.length ? ('all' as const) : list,
        capMicros: budget.capMicros.toString(),
        perDayMicros: bound.perDay === null ? null : bound.perDay.toString(),
        spentBeforeMicros: bound.beforeToday.toString(),
        leftMicros: (
          budget.capMicros -
          committedOf(bound) -
          (windowOf(budget)?.reservedMicros ?? 0n)
        ).toString(),
        daysLeft: remainingDays(budget.period, today),
      },
    ];
  });
}

/** The ids of the campaigns that spend under a budget; advertising is one channel, and campaigns are all of it. */
function covers({ subject, subjectId }: Budget, { agentId, campaigns }: Ground): string[] {
  const ids = (list: Ground['campaigns']) => list.map(({ id }) => id);
  switch (subject) {
    case 'workspace':
      return ids(campaigns);
    case 'channel':
      return subjectId === 'ads' ? ids(campaigns) : [];
    case 'ad_account':
      return ids(campaigns.filter(({ adAccount }) => adAccount === subjectId));
    case 'campaign':
      return ids(campaigns.filter(({ id }) => id === subjectId));
    case 'agent':
      return subjectId === agentId ? ids(campaigns) : [];
  }
}
