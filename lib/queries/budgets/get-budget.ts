import type { BudgetDetail, ReservationView, SpendDay } from '@/lib/contracts/budgets';
import { AppError } from '@/lib/core/shared/app-error';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import type { Budget } from '@/lib/db/generated/client';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { resolveNames } from '../names/resolve-names';
import { drawBurn } from './draw-burn';
import { readBudgetHistory } from './read-budget-history';
import { readStandings } from './read-budgets';
import { settledByDay, spendByDay } from './spend-by-day';

const SHOWN_DAYS = 28;
const SHOWN_RESERVATIONS = 50;

type Workspace = { id: string; timeZone: string; currency: string };

/** One budget with its spend over time, the reservations behind it and what is on record of it. Throws `not_found`. */
export async function getBudget(workspace: Workspace, budgetId: string): Promise<BudgetDetail> {
  const [standing] = await readStandings(workspace, { id: budgetId });
  if (!standing) throw new AppError('not_found', { detail: 'There is no such budget in this workspace.' });
  const { row, budget, bound, today } = standing;
  const [days, reservations, reservationCount, history] = await Promise.all([
    readDays(budget, row.window.startsOn, today, workspace.timeZone),
    readReservations(workspace, budgetId),
    db().reservation.count({ where: { window: { budgetId } } }),
    readBudgetHistory(workspace.id, budget),
  ]);
  const burn = { ...row.window, today, spend: days, laterMicros: bound.later };
  return {
    ...row,
    spend: budget.period === 'day' ? days : runningTotal(days),
    burn:
      budget.period === 'day'
        ? []
        : drawBurn({
            ...burn,
            capMicros: budget.capMicros,
            byTonightMicros: bound.beforeToday + bound.today,
          }),
    reservations,
    reservationCount,
    history,
  };
}

/** Of a cap per day four weeks, of any other the days of its window so far. */
function readDays(
  budget: Budget,
  windowStartsOn: string,
  today: string,
  timeZone: string,
): Promise<SpendDay[]> {
  const first = budget.period === 'day' ? addDays(today, 1 - SHOWN_DAYS) : windowStartsOn;
  return budget.subject === 'agent'
    ? settledByDay(budget, first, { day: today, timeZone })
    : spendByDay(budget, first, today);
}

function runningTotal(days: readonly SpendDay[]): SpendDay[] {
  let sum = 0n;
  return days.map(({ day, spendMicros }) => {
    sum += BigInt(spendMicros ?? 0);
    return { day, spendMicros: sum.toString() };
  });
}

async function readReservations(workspace: Workspace, budgetId: string): Promise<ReservationView[]> {
  const rows = await db().reservation.findMany({
    where: { workspaceId: workspace.id, window: { budgetId } },
    include: { action: { include: actionSummaryInclude } },
    // The order of the enum: held first.
    orderBy: [{ status: 'asc' }, { createdAt: 'desc' }],
    take: SHOWN_RESERVATIONS,
  });
  const names = await resolveNames(
    workspace.id,
    rows.flatMap(({ action }) => refsOfAction(action)),
  );
  return rows.map((row) => ({
    id: row.id,
    status: row.status,
    amountMicros: row.amountMicros.toString(),
    settledMicros: row.settledMicros?.toString() ?? null,
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    action: presentActionSummary(row.action, names, workspace.currency),
  }));
}
