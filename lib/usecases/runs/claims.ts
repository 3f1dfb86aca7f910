import { z } from 'zod';
import type { Claim } from '@/lib/agents/orchestrator/account-context';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';

const rowSchema = z.object({
  runId: z.string(),
  playId: z.string(),
  subjectId: z.string(),
  title: z.string(),
  priority: z.number(),
  expectedValueMicros: z.string(),
  isOpen: z.boolean(),
});

/**
 * Which of these accounts and people other plays have at this time: in a run that is not over, and of an account for as long as the horizon
 * of the play that took it up. What a play was before it had a priority counts as any other.
 */
export async function loadClaims(
  workspaceId: string,
  subjectIds: readonly string[],
  playId: string,
): Promise<Claim[]> {
  if (subjectIds.length === 0) return [];
  const rows = await db().$queryRaw`
    SELECT r.id AS "runId", r.play_id AS "playId", r.subject_id AS "subjectId", p.title,
      coalesce((v.body->>'priority')::int, 3) AS priority,
      coalesce(r.expected_value_micros, 0)::text AS "expectedValueMicros",
      r.status::text = ANY(${[...openRunStatuses]}) AS "isOpen"
    FROM runs r
    JOIN plays p ON p.id = r.play_id
    JOIN play_versions v ON v.play_id = r.play_id AND v.version = r.play_version
    WHERE r.workspace_id = ${workspaceId} AND r.subject_id = ANY(${[...subjectIds]}::text[]) AND r.play_id <> ${playId}
      -- What a play about people has done for their company beside them claims nothing.
      AND (r.subject_type <> 'account' OR v.body->>'plansFor' = 'account')
      AND (r.status::text = ANY(${[...openRunStatuses]})
        OR (r.status = 'completed' AND r.subject_type = 'account' AND r.started_at
          > ${now()}::timestamptz - make_interval(days => coalesce((v.body->'aim'->>'horizonDays')::int, 30))))
    ORDER BY r.id`;
  return rowSchema.array().parse(rows);
}
