import type { BudgetDetail, ReservationView, SpendDay } from '@/lib/contracts/budgets';
import { auditEvents } from '@/lib/core/audit/events';
import { AppError } from '@/lib/core/shared/app-error';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import type { Budget } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { actionSummaryInclude, presentActionSummary, refsOfAction } from '../actions/present-action-summary';
import { resolveNames } from '../names/resolve-names';
import { readBudgets } from './read-budgets';
import { settledByDay, spendByDay } from './spend-by-day';

const SHOWN_DAYS = 28;
const SHOWN_RESERVATIONS = 50;
const SHOWN_CHANGES = 20;

type Workspace = { id: string; timeZone: string; currency: string };

/** One budget with its spend over time, the reservations behind it and how its cap changed. Throws `not_found`. */
export async function getBudget(workspace: Workspace, budgetId: string): Promise<BudgetDetail> {
  const [row] = await readBudgets(workspace, { id: budgetId });
  if (!row) throw new AppError('not_found', { detail: 'There is no such budget in this workspace.' });
  const budget = await db().budget.findUniqueOrThrow({ where: { id: budgetId } });
  const [spend, reservations, reservationCount, capChanges] = await Promise.all([
    readSpend(budget, row.window.startsOn, localDay(now(), workspace.timeZone)),
    readReservations(workspace, budgetId),
    db().reservation.count({ where: { window: { budgetId } } }),
    readCapChanges(workspace.id, budgetId),
  ]);
  return { ...row, spend, reservations, reservationCount, capChanges };
}

/** A cap per day: four weeks day by day. A cap per month: how the month's spend grew. */
async function readSpend(budget: Budget, windowStartsOn: string, today: string): Promise<SpendDay[]> {
  const first = budget.period === 'day' ? addDays(today, 1 - SHOWN_DAYS) : windowStartsOn;
  const days =
    budget.subject === 'agent'
      ? await settledByDay(budget.id, first, today)
      : await spendByDay(budget, first, today);
  return budget.period === 'day' ? days : runningTotal(days);
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

async function readCapChanges(workspaceId: string, budgetId: string): Promise<BudgetDetail['capChanges']> {
  const entries = await db().auditEntry.findMany({
    where: { workspaceId, subjectId: budgetId, verb: 'budgets.cap_changed' },
    orderBy: { id: 'desc' },
    take: SHOWN_CHANGES,
  });
  const names = await resolveNames(
    workspaceId,
    entries.map((entry) => ({ type: entry.actorType, id: entry.actorId })),
  );
  return entries.map((entry) => {
    const { detail } = entry.body as { detail: unknown };
    return {
      id: entry.id,
      at: entry.occurredAt.toISOString(),
      by: names.of(entry.actorType, entry.actorId),
      ...auditEvents['budgets.cap_changed'].parse(detail),
    };
  });
}
