import { z } from 'zod';
import type { SpendDay } from '@/lib/contracts/budgets';
import { db } from '@/lib/db/client';
import type { Budget } from '@/lib/db/generated/client';
import { type BudgetCoverage, coveredCampaigns, type LocalDay } from '@/lib/db/repositories/budget-windows';
import { daysBetween } from './local-days';

const rowsSchema = z.array(z.object({ day: z.string(), micros: z.string() }));

/** What the campaigns under a budget spent per local day, from `first` to `last`; null on days nothing was reported for. */
export async function spendByDay(budget: BudgetCoverage, first: string, last: string): Promise<SpendDay[]> {
  const rows = await db().$queryRaw`
    SELECT p.day::text AS day, sum(p.spend_micros)::text AS micros
    FROM campaign_days p JOIN campaigns c ON c.id = p.campaign_id
    WHERE ${coveredCampaigns(budget)} AND p.day >= ${first}::date AND p.day <= ${last}::date
    GROUP BY p.day`;
  return fill(rowsSchema.parse(rows), first, last);
}

/**
 * What the settled reservations of an agent's budget come to per local day, each spread over the days from its settlement to the
 * end of its window: the same parts that its window counts as spent.
 */
export async function settledByDay(
  budget: Pick<Budget, 'id' | 'period'>,
  first: string,
  last: LocalDay,
): Promise<SpendDay[]> {
  const step = { day: '1 day', week: '7 days', month: '1 month' }[budget.period];
  const rows = await db().$queryRaw`
    SELECT d.day::date::text AS day, round(sum(x.settled / x.days))::text AS micros
    FROM (
      SELECT r.settled_micros::numeric AS settled, y.since, y.until, y.until - y.since + 1 AS days
      FROM reservations r JOIN budget_windows w ON w.id = r.window_id
      CROSS JOIN LATERAL (
        SELECT greatest((r.closed_at AT TIME ZONE ${last.timeZone})::date, w.starts_on) AS since,
          (w.starts_on + ${step}::interval)::date - 1 AS until) y
      WHERE w.budget_id = ${budget.id} AND r.status = 'settled' AND w.starts_on <= ${last.day}::date AND y.until >= ${first}::date
    ) x
    CROSS JOIN LATERAL generate_series(greatest(x.since, ${first}::date), least(x.until, ${last.day}::date), interval '1 day') AS d(day)
    GROUP BY d.day`;
  return fill(rowsSchema.parse(rows), first, last.day);
}

function fill(rows: readonly { day: string; micros: string }[], first: string, last: string): SpendDay[] {
  const byDay = new Map(rows.map((row) => [row.day, row.micros]));
  return daysBetween(first, last).map((day) => ({ day, spendMicros: byDay.get(day) ?? null }));
}
