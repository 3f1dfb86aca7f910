import type { Access } from '@/lib/auth/access-shape';
import type { BudgetRow } from '@/lib/contracts/budgets';
import type { Overview } from '@/lib/contracts/overview';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { localDay, startOfDay } from '@/lib/platform/zone';
import { readBudgets } from '../budgets/read-budgets';
import { spendByDay } from '../budgets/spend-by-day';
import { countDecisions } from './count-decisions';
import { readExecuted } from './read-executed';
import { readFirstSteps } from './read-first-steps';
import { readIncidents } from './read-incidents';
import { readSignalRate } from './read-signal-rate';
import { readWaiting } from './read-waiting';

const SPEND_DAYS = 28;
const WEEK_DAYS = 7;

/** The state of a workspace on one screen: what agents did, what waits, what is spent, what went wrong. */
export async function getOverview(access: Access): Promise<Overview> {
  const { workspace, actor } = access;
  const day = localDay(now(), workspace.timeZone);
  const weekStartsOn = addDays(day, 1 - WEEK_DAYS);
  const since = {
    today: startOfDay(day, workspace.timeZone),
    week: startOfDay(weekStartsOn, workspace.timeZone),
  };
  const everything = { workspaceId: workspace.id, subject: 'workspace', subjectId: workspace.id } as const;
  const [agents, waiting, budgets, days, decisions, incidents, signals, generator, firstSteps] =
    await Promise.all([
      readExecuted(workspace.id, since),
      readWaiting(workspace, actor.type === 'person' ? actor.id : null),
      readBudgets(workspace),
      spendByDay(everything, addDays(day, 1 - SPEND_DAYS), day),
      countDecisions(workspace),
      readIncidents(workspace, since.week),
      readSignalRate(workspace.id),
      readGenerator(workspace),
      readFirstSteps(access),
    ]);
  return {
    asOf: now().toISOString(),
    today: day,
    weekStartsOn,
    agents,
    waiting,
    budgets,
    spend: { days, cap: dayCap(budgets) },
    decisions,
    incidents,
    signals,
    generator,
    firstSteps,
  };
}

/** The cap per day over all spend: the workspace's own, else advertising's. */
function dayCap(budgets: readonly BudgetRow[]): Overview['spend']['cap'] {
  const perDay = budgets.filter((budget) => budget.period === 'day');
  const budget =
    perDay.find((each) => each.subject.type === 'workspace') ??
    perDay.find((each) => each.subject.type === 'channel' && each.subject.id === 'ads');
  return budget ? { budgetId: budget.id, name: budget.name, capMicros: budget.capMicros } : null;
}

async function readGenerator(workspace: { id: string; isSample: boolean }): Promise<Overview['generator']> {
  if (!workspace.isSample) return null;
  const { generatorOn } = await db().workspace.findUniqueOrThrow({
    where: { id: workspace.id },
    select: { generatorOn: true },
  });
  return { isOn: generatorOn };
}
