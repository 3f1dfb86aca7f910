import { z } from 'zod';
import type { SpendDay } from '@/lib/contracts/budgets';
import { db } from '@/lib/db/client';
import { type BudgetCoverage, coveredCampaigns } from '@/lib/db/repositories/budget-windows';
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

/** What the settled reservations of an agent's budget came to, per window of a day. */
export async function settledByDay(budgetId: string, first: string, last: string): Promise<SpendDay[]> {
  const rows = await db().$queryRaw`
    SELECT w.starts_on::text AS day, sum(r.settled_micros)::text AS micros
    FROM reservations r JOIN budget_windows w ON w.id = r.window_id
    WHERE w.budget_id = ${budgetId} AND r.status = 'settled' AND w.starts_on >= ${first}::date AND w.starts_on <= ${last}::date
    GROUP BY w.starts_on`;
  return fill(rowsSchema.parse(rows), first, last);
}

function fill(rows: readonly { day: string; micros: string }[], first: string, last: string): SpendDay[] {
  const byDay = new Map(rows.map((row) => [row.day, row.micros]));
  return daysBetween(first, last).map((day) => ({ day, spendMicros: byDay.get(day) ?? null }));
}
