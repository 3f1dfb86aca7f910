import { z } from 'zod';
import { remainingDays, windowStart } from '@/lib/core/budgets/window';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { type Budget, Prisma } from '../generated/client';
import type { Tx } from '../tx';

export type BudgetCoverage = Pick<Budget, 'workspaceId' | 'subject' | 'subjectId'>;

/** A local day of the workspace (YYYY-MM-DD) and the zone that makes it one. */
export type LocalDay = { day: string; timeZone: string };

/**
 * What one window is bound to, in micros: before today, today, and on the days that are left after it. `perDay` goes on after its end;
 * null where nothing does.
 */
export type BoundMicros = { beforeToday: bigint; today: bigint; later: bigint; perDay: bigint | null };
export const committedOf = ({ beforeToday, today, later }: Omit<BoundMicros, 'perDay'>): bigint =>
  beforeToday + today + later;

const micros = z.string().transform((text) => BigInt(text));
const amount = z.array(z.object({ micros }));
const bounds = z.array(
  z.object({
    budgetId: z.string(),
    beforeToday: micros,
    today: micros,
    later: micros,
    perDay: micros.nullable(),
  }),
);

/** Which campaigns (`c`) spend under a budget, as a condition. An agent's budget covers none: it counts reservations. */
export function coveredCampaigns({ workspaceId, subject, subjectId }: BudgetCoverage): Prisma.Sql {
  const own = Prisma.sql`c.workspace_id = ${workspaceId}`;
  switch (subject) {
    case 'workspace':
      return own;
    case 'channel':
      return Prisma.sql`${own} AND EXISTS (SELECT 1 FROM connections x WHERE x.id = c.connection_id AND x.channel = ${subjectId})`;
    case 'ad_account':
      return Prisma.sql`${own} AND c.ad_account = ${subjectId}`;
    case 'campaign':
      return Prisma.sql`${own} AND c.id = ${subjectId}`;
    case 'agent':
      return Prisma.sql`false`;
  }
}

type BoundInput = { budget: Pick<Budget, 'id' | 'period'> & BudgetCoverage; windowId: string | null };

/**
 * What the windows that hold the local day are already bound to, by their budgets' ids: spent so far plus what the platforms are
 * set to spend until the end; for an agent's budget what its settled reservations come to, each spread over the days it was settled
 * for. `windowId` null: no window was opened yet.
 */
export async function readBounds(
  tx: Tx,
  windows: readonly BoundInput[],
  at: LocalDay,
): Promise<Map<string, BoundMicros>> {
  if (windows.length === 0) return new Map();
  const parts = windows.map(({ budget, windowId }) =>
    budget.subject === 'agent' ? settledBound(budget, windowId, at) : campaignsBound(budget, at.day),
  );
  const rows = bounds.parse(await tx.$queryRaw`${Prisma.join(parts, ' UNION ALL ')}`);
  return new Map(rows.map(({ budgetId, ...bound }) => [budgetId, bound]));
}

function campaignsBound(budget: BoundInput['budget'], day: string): Prisma.Sql {
  const daysAfter = remainingDays(budget.period, day) - 1;
  return Prisma.sql`
    SELECT ${budget.id}::text AS "budgetId",
      coalesce(sum((SELECT coalesce(sum(p.spend_micros), 0) FROM campaign_days p
        WHERE p.campaign_id = c.id AND p.day >= ${windowStart(budget.period, day)}::date AND p.day < ${day}::date)), 0)::text AS "beforeToday",
      coalesce(sum(greatest(coalesce(d.spend_micros, 0), s.daily)), 0)::text AS today,
      coalesce(sum(s.daily * ${daysAfter}::int), 0)::text AS later,
      coalesce(sum(s.daily), 0)::text AS "perDay"
    FROM campaigns c
    CROSS JOIN LATERAL (SELECT CASE WHEN c.status = 'active' THEN c.daily_budget_micros ELSE 0 END AS daily) s
    LEFT JOIN campaign_days d ON d.campaign_id = c.id AND d.day = ${day}::date
    WHERE ${coveredCampaigns(budget)}`;
}

function settledBound(
  budget: BoundInput['budget'],
  windowId: string | null,
  { day, timeZone }: LocalDay,
): Prisma.Sql {
  const [first, last] = [
    windowStart(budget.period, day),
    addDays(day, remainingDays(budget.period, day) - 1),
  ];
  return Prisma.sql`
    SELECT ${budget.id}::text AS "budgetId",
      coalesce(sum(before_today), 0)::text AS "beforeToday", coalesce(sum(today), 0)::text AS today,
      coalesce(sum(settled - before_today - today), 0)::text AS later, NULL::text AS "perDay"
    FROM (
      SELECT settled, ceil(settled * (${day}::date - since) / days) AS before_today, floor(settled / days) AS today
      FROM (
        SELECT r.settled_micros::numeric AS settled, x.since, ${last}::date - x.since + 1 AS days
        FROM reservations r
        CROSS JOIN LATERAL (SELECT greatest(least((r.closed_at AT TIME ZONE ${timeZone})::date, ${day}::date), ${first}::date) AS since) x
        WHERE r.window_id = ${windowId} AND r.status = 'settled'
      ) spread
    ) parts`;
}

/** What was reported as spent from the window's start up to and including the local `day`. */
export async function readSpent(
  tx: Tx,
  budget: BudgetCoverage & Pick<Budget, 'period'>,
  day: string,
): Promise<bigint> {
  const rows = await tx.$queryRaw`
    SELECT coalesce(sum(p.spend_micros), 0)::text AS micros
    FROM campaign_days p JOIN campaigns c ON c.id = p.campaign_id
    WHERE ${coveredCampaigns(budget)} AND p.day >= ${windowStart(budget.period, day)}::date AND p.day <= ${day}::date`;
  return amount.parse(rows)[0]?.micros ?? 0n;
}
