import { z } from 'zod';
import { featuresAtDecision } from '@/lib/core/learning/dated-features';
import { drawSchema } from '@/lib/core/learning/exploration';
import { type JoinedOutcomes, joinOutcomes, OUTCOME_WINDOW_DAYS } from '@/lib/core/learning/join-outcomes';
import type { DrawnOutcome } from '@/lib/core/learning/learnt-ranking';
import { type Traits, traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';

export type LearningDecision = { id: string; subjectId: string; decidedAt: Date; traits: Traits };

const decisionRow = z.object({
  id: z.string(),
  contactId: z.string(),
  occurredAt: z.date(),
  recordedAt: z.date(),
  plannedAt: z.date().nullable(),
  traits: z.unknown(),
});
const outcomeRow = z.object({ subjectId: z.string(), occurredAt: z.date(), converted: z.boolean() });

/**
 * The first engagement of each contact whose data may be used, as a decision: made when its run was planned, or, of what was imported
 * as history, at the engagement itself. What the engagement told was known once it was recorded, or of history when it happened.
 */
async function readFirstDecisions(workspaceId: string): Promise<LearningDecision[]> {
  const rows = decisionRow.array().parse(
    await db().$queryRaw`
      SELECT DISTINCT ON (s.contact_id) s.id, s.contact_id AS "contactId", s.occurred_at AS "occurredAt", s.recorded_at AS "recordedAt",
        r.started_at AS "plannedAt", s.payload->'traits' AS traits
      FROM signals s
      LEFT JOIN LATERAL (SELECT started_at FROM runs WHERE signal_id = s.id AND workspace_id = s.workspace_id ORDER BY started_at LIMIT 1) r ON true
      WHERE s.workspace_id = ${workspaceId} AND s.kind = 'lead.engaged' AND s.contact_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM processing_limits l WHERE l.contact_id = s.contact_id AND l.lifted_at IS NULL)
      ORDER BY s.contact_id, s.occurred_at, s.id`,
  );
  return rows.map((row) => {
    const decidedAt = row.plannedAt ?? row.occurredAt;
    const knownAt = row.plannedAt ? row.recordedAt : row.occurredAt;
    const features = Object.entries(traitsSchema.parse(row.traits ?? {})).map(([name, value]) => ({
      name,
      value,
      knownAt,
    }));
    return {
      id: row.id,
      subjectId: row.contactId,
      decidedAt,
      traits: featuresAtDecision({ id: row.id, decidedAt, features }),
    };
  });
}

const readOutcomes = async (workspaceId: string) =>
  outcomeRow.array().parse(
    await db().$queryRaw`
      SELECT contact_id AS "subjectId", occurred_at AS "occurredAt", coalesce((payload->>'converted')::boolean, false) AS converted
      FROM signals WHERE workspace_id = ${workspaceId} AND kind = 'lead.outcome' AND contact_id IS NOT NULL
      ORDER BY occurred_at, id`,
  );

/** Decisions with what came of them, as far as that is known at a moment. @throws FutureFeatureError */
export async function readDecisions(
  workspaceId: string,
  asOf: Date,
): Promise<JoinedOutcomes<LearningDecision>> {
  const decisions = await readFirstDecisions(workspaceId);
  return joinOutcomes(decisions, await readOutcomes(workspaceId), { asOf, windowDays: OUTCOME_WINDOW_DAYS });
}

const drawRow = z.object({
  id: z.string(),
  subjectId: z.string(),
  decidedAt: z.date(),
  draw: drawSchema,
  score: z.number().nullable(),
});

/** Choices of an agent that were drawn by chance and were carried out, with what came of them. */
export async function readDrawnOutcomes(
  workspaceId: string,
  agentKind: string,
  asOf: Date,
): Promise<DrawnOutcome[]> {
  const rows = drawRow.array().parse(
    await db().$queryRaw`
      SELECT d.task_id AS id, r.subject_id AS "subjectId", d.drawn_at AS "decidedAt", d.draw,
        (SELECT (a.payload->'context'->>'score')::float8 FROM actions a WHERE a.task_id = d.task_id ORDER BY a.ordinal LIMIT 1) AS score
      FROM exploration_draws d
      JOIN agents g ON g.id = d.agent_id AND g.kind = ${agentKind}
      JOIN tasks t ON t.id = d.task_id
      JOIN runs r ON r.id = t.run_id
      WHERE d.workspace_id = ${workspaceId} AND r.subject_type = 'contact'
        AND EXISTS (SELECT FROM actions a WHERE a.task_id = d.task_id AND a.status IN ('accepted', 'observed'))
        AND NOT EXISTS (SELECT FROM processing_limits l WHERE l.contact_id = r.subject_id AND l.lifted_at IS NULL)
      ORDER BY d.task_id`,
  );
  const { decisions } = joinOutcomes(rows, await readOutcomes(workspaceId), { asOf });
  return decisions.flatMap((each) =>
    each.state === 'labelled'
      ? [
          {
            id: each.decision.id,
            draw: each.decision.draw,
            score: each.decision.score ?? 0,
            converted: each.converted,
          },
        ]
      : [],
  );
}
