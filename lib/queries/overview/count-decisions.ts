import { z } from 'zod';
import type { DecisionSeries } from '@/lib/contracts/agents';
import { addDays } from '@/lib/core/statistics/campaign-day';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import { localDay, localTime } from '@/lib/platform/zone';
import { daysBetween } from '../budgets/local-days';

const SHOWN_DAYS = 14;
const verdictSchema = z.enum(['allow', 'escalate', 'deny']);
const rowsSchema = z.array(z.object({ start: z.string(), verdict: verdictSchema, count: z.int() }));

/**
 * What the gate answered when actions were submitted, over the last fourteen local days; by the hour while the first of them
 * is of today. `requesterId` narrows it to one agent.
 */
export async function countDecisions(
  workspace: { id: string; timeZone: string },
  requesterId?: string,
): Promise<DecisionSeries> {
  const { id: workspaceId, timeZone } = workspace;
  const action = requesterId ? { requesterId } : undefined;
  const first = await db().decision.findFirst({
    where: { workspaceId, stage: 'submit', ...(action ? { action } : {}) },
    orderBy: { decidedAt: 'asc' },
    select: { decidedAt: true },
  });
  if (!first) return { unit: 'day', buckets: [] };
  const today = localDay(now(), timeZone);
  const firstDay = localDay(first.decidedAt, timeZone);
  const unit = firstDay === today ? 'hour' : 'day';
  const earliest = addDays(today, 1 - SHOWN_DAYS);
  const from = firstDay > earliest ? firstDay : earliest;
  const format = unit === 'hour' ? 'YYYY-MM-DD"T"HH24' : 'YYYY-MM-DD';
  const one = requesterId ? Prisma.sql`AND a.requester_id = ${requesterId}` : Prisma.empty;
  const rows = rowsSchema.parse(
    await db().$queryRaw`
      SELECT to_char(d.decided_at AT TIME ZONE ${timeZone}, ${format}) AS start, d.verdict::text AS verdict, count(*)::int AS count
      FROM decisions d JOIN actions a ON a.id = d.action_id
      WHERE d.workspace_id = ${workspaceId} AND d.stage = 'submit' ${one}
        AND d.decided_at >= (${from}::date)::timestamp AT TIME ZONE ${timeZone}
      GROUP BY 1, 2`,
  );
  const starts =
    unit === 'day'
      ? daysBetween(from, today)
      : hoursBetween(today, localTime(first.decidedAt, timeZone).hour, localTime(now(), timeZone).hour);
  const count = (start: string, verdict: z.infer<typeof verdictSchema>) =>
    rows.find((row) => row.start === start && row.verdict === verdict)?.count ?? 0;
  return {
    unit,
    buckets: starts.map((start) => ({
      start,
      allow: count(start, 'allow'),
      escalate: count(start, 'escalate'),
      deny: count(start, 'deny'),
    })),
  };
}

function hoursBetween(day: string, first: number, last: number): string[] {
  const count = Math.max(1, last - first + 1);
  return Array.from({ length: count }, (_, index) => `${day}T${String(first + index).padStart(2, '0')}`);
}
