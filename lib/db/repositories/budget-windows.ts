import { z } from 'zod';
import { remainingDays, windowStart } from '@/lib/core/budgets/window';
import { type Budget, Prisma } from '../generated/client';
import type { Tx } from '../tx';

export type BudgetCoverage = Pick<Budget, 'workspaceId' | 'subject' | 'subjectId'>;

const amount = z.array(z.object({ micros: z.string().transform((text) => BigInt(text)) }));

/** Which campaigns (`c`) spend under a budget, as a condition. An agent's budget covers none: it counts reservations. */
export function coveredCampaigns({ workspaceId, subject, subjectId }: BudgetCoverage): Prisma.Sql {
  const own = Prisma.sql`c.workspace_id = ${workspaceId}`;
  switch (subject) {
    case 'workspace':
      return own;
    case 'channel':
      return Prisma.sql`${own} AND EXISTS (SELECT 1 FROM connections x WHERE x.id = c.connection_id AND x.channel = ${subjectId})`;
    case 'campaign':
      return Prisma.sql`${own} AND c.id = ${subjectId}`;
    case 'agent':
      return Prisma.sql`false`;
  }
}

/**
 * What the window that holds the local `day` is already bound to: spent so far plus what the platforms are set to spend until
 * its end; for an agent's budget what its settled reservations came to. `windowId` null: no window was opened yet.
 */
export async function readCommitted(
  tx: Tx,
  budget: BudgetCoverage & Pick<Budget, 'period'>,
  windowId: string | null,
  day: string,
): Promise<bigint> {
  if (budget.subject === 'agent') return readSettled(tx, windowId);
  const startsOn = windowStart(budget.period, day);
  const daysLeft = remainingDays(budget.period, day);
  const rows = await tx.$queryRaw`
    SELECT coalesce(sum(
        (SELECT coalesce(sum(p.spend_micros), 0) FROM campaign_days p WHERE p.campaign_id = c.id AND p.day >= ${startsOn}::date AND p.day < ${day}::date)
      + greatest(coalesce(d.spend_micros, 0), s.daily)
      + s.daily * ${daysLeft - 1}), 0)::text AS micros
    FROM campaigns c
    CROSS JOIN LATERAL (SELECT CASE WHEN c.status = 'active' THEN c.daily_budget_micros ELSE 0 END AS daily) s
    LEFT JOIN campaign_days d ON d.campaign_id = c.id AND d.day = ${day}::date
    WHERE ${coveredCampaigns(budget)}`;
  return amount.parse(rows)[0]?.micros ?? 0n;
}

/** What was reported as spent from the window's start up to and including the local `day`. */
export async function readSpent(
  tx: Tx,
  budget: BudgetCoverage & Pick<Budget, 'period'>,
  windowId: string | null,
  day: string,
): Promise<bigint> {
  if (budget.subject === 'agent') return readSettled(tx, windowId);
  const rows = await tx.$queryRaw`
    SELECT coalesce(sum(p.spend_micros), 0)::text AS micros
    FROM campaign_days p JOIN campaigns c ON c.id = p.campaign_id
    WHERE ${coveredCampaigns(budget)} AND p.day >= ${windowStart(budget.period, day)}::date AND p.day <= ${day}::date`;
  return amount.parse(rows)[0]?.micros ?? 0n;
}

async function readSettled(tx: Tx, windowId: string | null): Promise<bigint> {
  if (windowId === null) return 0n;
  const rows = await tx.$queryRaw`
    SELECT coalesce(sum(settled_micros), 0)::text AS micros FROM reservations WHERE window_id = ${windowId} AND status = 'settled'`;
  return amount.parse(rows)[0]?.micros ?? 0n;
}
