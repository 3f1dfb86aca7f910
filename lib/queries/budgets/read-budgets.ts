import type { BudgetRow } from '@/lib/contracts/budgets';
import { type Channel, channels } from '@/lib/core/actions/catalogue';
import { channelTitles } from '@/lib/core/actions/channel-titles';
import { measurePace } from '@/lib/core/budgets/pace';
import { remainingDays, windowDays, windowStart } from '@/lib/core/budgets/window';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import type { Budget, BudgetChange, BudgetWindow } from '@/lib/db/generated/client';
import {
  type BoundMicros,
  committedOf,
  type LocalDay,
  readBounds,
  readSpent,
} from '@/lib/db/repositories/budget-windows';
import { now } from '@/lib/platform/clock';
import { dateOfDay, localDay } from '@/lib/platform/zone';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { presentWaitingChange } from './present-waiting-change';

type BudgetWithChanges = Budget & { changes: BudgetChange[] };
/** A budget as its screens show it, with the parts of its window that its chart is drawn from. */
export type BudgetStanding = { row: BudgetRow; budget: Budget; bound: BoundMicros; today: string };

const refOfSubject = (budget: Pick<Budget, 'subject' | 'subjectId'>): Ref => ({
  type: budget.subject,
  id: budget.subjectId,
});
const isChannel = (id: string): id is Channel => channels.some((channel) => channel === id);

/** The name of what a budget caps; a channel and an ad account have none of their own. */
function subjectOf(budget: Budget, names: NameBook): BudgetRow['subject'] {
  const named = names.of(budget.subject, budget.subjectId);
  if (budget.subject === 'channel' && isChannel(budget.subjectId))
    return { ...named, name: channelTitles[budget.subjectId] };
  return budget.subject === 'ad_account' ? { ...named, name: `Ad account ${budget.subjectId}` } : named;
}

/** The budgets of a workspace as they stand at this moment, counted as the gate counts them. `id` picks one. */
export async function readStandings(
  workspace: { id: string; timeZone: string },
  filter: { id?: string } = {},
): Promise<BudgetStanding[]> {
  const budgets = await db().budget.findMany({
    where: { workspaceId: workspace.id, archivedAt: null, ...filter },
    include: { changes: { where: { status: 'proposed' } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  const proposers = budgets.flatMap(({ changes }) =>
    changes.map(({ proposedById }) => ({ type: 'person', id: proposedById })),
  );
  const names = await resolveNames(workspace.id, [...budgets.map(refOfSubject), ...proposers]);
  const at = { day: localDay(now(), workspace.timeZone), timeZone: workspace.timeZone };
  const windows = await db().budgetWindow.findMany({
    where: {
      OR: budgets.map(({ id, period }) => ({
        budgetId: id,
        startsOn: dateOfDay(windowStart(period, at.day)),
      })),
    },
  });
  const windowOf = ({ id }: Budget) => windows.find(({ budgetId }) => budgetId === id) ?? null;
  const opened = budgets.map((budget) => ({ budget, windowId: windowOf(budget)?.id ?? null }));
  const bounds = await readBounds(db(), opened, at);
  return Promise.all(
    budgets.map((budget) => present(budget, names, at, windowOf(budget), bounds.get(budget.id))),
  );
}

export async function readBudgets(workspace: { id: string; timeZone: string }): Promise<BudgetRow[]> {
  return (await readStandings(workspace)).map(({ row }) => row);
}

async function present(
  budget: BudgetWithChanges,
  names: NameBook,
  at: LocalDay,
  window: BudgetWindow | null,
  bound: BoundMicros = { beforeToday: 0n, today: 0n, later: 0n, perDay: null },
): Promise<BudgetStanding> {
  const { period } = budget;
  const startsOn = windowStart(period, at.day);
  const daysLeft = remainingDays(period, at.day);
  const [reported, heldCount] = await Promise.all([
    readSpent(db(), budget, at.day),
    window ? db().reservation.count({ where: { windowId: window.id, status: 'held' } }) : 0,
  ]);
  const committed = committedOf(bound);
  // Of an agent nothing is reported by day: its settled reservations, spread over their days, stand for it.
  const spent = budget.subject === 'agent' ? bound.beforeToday + bound.today : reported;
  const reserved = window?.reservedMicros ?? 0n;
  const pace = measurePace({
    capMicros: budget.capMicros.toString(),
    spentBeforeMicros: bound.beforeToday.toString(),
    todayMicros: bound.today.toString(),
    reservedMicros: reserved.toString(),
    neededMicros: '0',
    daysLeft,
    elapsedShare: 1 - (daysLeft - 1) / windowDays(period, at.day),
  });
  const [waiting] = budget.changes;
  const row: BudgetRow = {
    id: budget.id,
    name: budget.name,
    subject: subjectOf(budget, names),
    period,
    pacing: budget.pacing,
    currency: budget.currency,
    capMicros: budget.capMicros.toString(),
    spentMicros: spent.toString(),
    committedMicros: committed.toString(),
    reservedMicros: reserved.toString(),
    leftMicros: (budget.capMicros - committed - reserved).toString(),
    heldCount,
    pace: {
      byTonightMicros: pace.byTonightMicros.toString(),
      evenMicros: pace.evenMicros.toString(),
      isAhead: pace.share > pace.limit,
    },
    window: { startsOn, endsOn: addDays(at.day, daysLeft - 1), daysLeft },
    waiting: waiting ? presentWaitingChange(waiting, names, budget.currency) : null,
  };
  return { row, budget, bound, today: at.day };
}
