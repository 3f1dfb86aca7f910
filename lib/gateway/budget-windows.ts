import { z } from 'zod';
import { neededMicros } from '@/lib/core/budgets/needed';
import { remainingDays, windowStart } from '@/lib/core/budgets/window';
import type { BudgetFact } from '@/lib/core/gate/facts';
import { type Budget, Prisma } from '@/lib/db/generated/client';
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

const amount = z.array(
  z.object({ micros: z.union([z.bigint(), z.string(), z.number()]).transform((v) => BigInt(v)) }),
);

/** What a window is already bound to: spent so far plus what the platforms are set to spend until its end. */
async function readCommitted(tx: Tx, budget: Budget, windowId: string, day: string): Promise<bigint> {
  if (budget.subject === 'agent') {
    const rows =
      await tx.$queryRaw`SELECT coalesce(sum(settled_micros), 0)::text AS micros FROM reservations WHERE window_id = ${windowId} AND status = 'settled'`;
    return amount.parse(rows)[0]?.micros ?? 0n;
  }
  const startsOn = windowStart(budget.period, day);
  const daysLeft = remainingDays(budget.period, day);
  const one = budget.subject === 'campaign' ? Prisma.sql`AND c.id = ${budget.subjectId}` : Prisma.empty;
  const rows = await tx.$queryRaw`
    SELECT coalesce(sum(
        (SELECT coalesce(sum(p.spend_micros), 0) FROM campaign_days p WHERE p.campaign_id = c.id AND p.day >= ${startsOn}::date AND p.day < ${day}::date)
      + greatest(coalesce(d.spend_micros, 0), s.daily)
      + s.daily * ${daysLeft - 1}), 0)::text AS micros
    FROM campaigns c
    CROSS JOIN LATERAL (SELECT CASE WHEN c.status = 'active' THEN c.daily_budget_micros ELSE 0 END AS daily) s
    LEFT JOIN campaign_days d ON d.campaign_id = c.id AND d.day = ${day}::date
    WHERE c.workspace_id = ${budget.workspaceId} ${one}`;
  return amount.parse(rows)[0]?.micros ?? 0n;
}

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
