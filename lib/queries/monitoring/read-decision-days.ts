import { z } from 'zod';
import type { DayOfDecisions } from '@/lib/core/monitoring/baseline-body';
import { contextKey } from '@/lib/core/monitoring/context';
import { addCounts, type Counts } from '@/lib/core/monitoring/drift/counts';
import { db } from '@/lib/db/client';
import { startOfDay } from '@/lib/platform/zone';

const rowsSchema = z.array(
  z.object({
    day: z.string(),
    kind: z.string(),
    segment: z.string(),
    trigger: z.string(),
    verdict: z.string(),
    count: z.int(),
  }),
);

/**
 * What an agent version proposed and what the gate answered when it did, day by day and context by context, from one local day to another
 * (both included). Days without a decision are left out.
 */
export async function readDecisionDays(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  { id: agentId, version }: { id: string; version: string },
  { from, to }: { from: string; to: string },
): Promise<DayOfDecisions[]> {
  const rows = rowsSchema.parse(
    await db().$queryRaw`
      SELECT to_char(d.decided_at AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS day, a.kind, a.segment,
        coalesce(s.kind, 'none') AS trigger, d.verdict::text AS verdict, count(*)::int AS count
      FROM actions a JOIN decisions d ON d.action_id = a.id AND d.stage = 'submit'
        LEFT JOIN runs r ON r.id = a.run_id LEFT JOIN signals s ON s.id = r.signal_id
      WHERE a.workspace_id = ${workspaceId} AND a.requester_id = ${agentId} AND a.requester_type = 'agent'
        AND a.agent_version = ${version} AND a.compensates_id IS NULL
        AND a.created_at >= ${startOfDay(from, timeZone)}::timestamptz
        AND (d.decided_at AT TIME ZONE ${timeZone})::date BETWEEN ${from}::date AND ${to}::date
      GROUP BY 1, 2, 3, 4, 5`,
  );
  const days = [...new Set(rows.map(({ day }) => day))].sort();
  return days.map((day) => ({ day, ...countDay(rows.filter((row) => row.day === day)) }));
}

function countDay(rows: z.infer<typeof rowsSchema>): Omit<DayOfDecisions, 'day'> {
  const verdicts: Record<string, Counts> = {};
  const proposals: Record<string, Counts> = {};
  for (const { kind, segment, trigger, verdict, count } of rows) {
    const asked = contextKey(kind, segment);
    verdicts[asked] = addCounts(verdicts[asked] ?? {}, { [verdict]: count });
    const met = contextKey(trigger, segment);
    proposals[met] = addCounts(proposals[met] ?? {}, { [kind]: count });
  }
  return { verdicts, proposals };
}
