import { z } from 'zod';
import type { ArmDecision } from '@/lib/core/learning/arm-decisions';
import { drawSchema } from '@/lib/core/learning/exploration';
import { joinOutcomes } from '@/lib/core/learning/join-outcomes';
import { ENGAGED_WITHIN_DAYS, SAY_NOTHING } from '@/lib/core/messages/message-arms';
import { db } from '@/lib/db/client';

const decisionRow = z.object({
  id: z.string(),
  subjectId: z.string(),
  decidedAt: z.date(),
  draw: drawSchema,
});
const outcomeRow = z.object({ subjectId: z.string(), occurredAt: z.date(), converted: z.boolean() });

/** More than these are not looked back on. */
const MOST_DECISIONS = 20_000;

export type MessageDecisions = {
  rows: (ArmDecision & { decidedAt: Date })[];
  censored: number;
  unattributed: number;
};

/**
 * Choices of the lifecycle agent that were drawn by chance and carried out, saying nothing among them, with what came of each: whether the person
 * engaged, answered or converted within two weeks, and did not ask to be left alone since.
 */
export async function readMessageDecisions(workspaceId: string, asOf: Date): Promise<MessageDecisions> {
  const drawn = decisionRow.array().parse(
    await db().$queryRaw`
      SELECT d.task_id AS id, r.subject_id AS "subjectId", d.drawn_at AS "decidedAt", d.draw
      FROM exploration_draws d
      JOIN agents g ON g.id = d.agent_id AND g.kind = 'lifecycle'
      JOIN tasks t ON t.id = d.task_id AND t.shadow_of IS NULL
      JOIN runs r ON r.id = t.run_id AND r.subject_type = 'contact'
      WHERE d.workspace_id = ${workspaceId} AND d.drawn_at <= ${asOf}
        AND (d.draw->>'chosen' = ${SAY_NOTHING}
          OR EXISTS (SELECT FROM actions a WHERE a.task_id = d.task_id AND a.status IN ('accepted', 'observed')))
        AND NOT EXISTS (SELECT FROM processing_limits l WHERE l.contact_id = r.subject_id AND l.lifted_at IS NULL)
      ORDER BY d.drawn_at DESC, d.task_id LIMIT ${MOST_DECISIONS}`,
  );
  const joined = joinOutcomes(drawn, await readOutcomes(workspaceId, drawn), {
    asOf,
    windowDays: ENGAGED_WITHIN_DAYS,
  });
  const rows = joined.decisions.flatMap((each) => {
    if (each.state !== 'labelled') return [];
    const { id, subjectId, decidedAt, draw } = each.decision;
    return [
      {
        id,
        unit: subjectId,
        decidedAt,
        context: contextOf(draw),
        offered: draw.candidates.map((candidate) => candidate.id),
        arm: draw.chosen,
        propensity: draw.propensity,
        reward: each.converted ? 1 : 0,
      },
    ];
  });
  return { rows, censored: joined.decisions.length - rows.length, unattributed: joined.unattributed };
}

/** What was known of the person at the draw, as it is kept with it; what was expected of each choice is not learnt from. */
function contextOf({ candidates, chosen }: z.infer<typeof drawSchema>): Record<string, number> {
  const { expected: _, cost: __, ...context } = candidates.find(({ id }) => id === chosen)?.marks ?? {};
  return context;
}

async function readOutcomes(workspaceId: string, drawn: readonly z.infer<typeof decisionRow>[]) {
  const people = [...new Set(drawn.map(({ subjectId }) => subjectId))];
  const first = drawn.at(-1)?.decidedAt;
  if (!first) return [];
  return outcomeRow.array().parse(
    await db().$queryRaw`
      SELECT s.contact_id AS "subjectId", s.occurred_at AS "occurredAt", true AS converted FROM signals s
      WHERE s.workspace_id = ${workspaceId} AND s.contact_id = ANY(${people}) AND s.occurred_at >= ${first}
        AND (s.kind IN ('contact.tracked', 'lead.engaged')
          OR (s.kind = 'email.reported' AND s.payload->>'report' IN ('clicked', 'replied'))
          OR (s.kind = 'lead.outcome' AND s.payload->>'converted' = 'true'))
      UNION ALL
      SELECT p.contact_id, p.created_at, false FROM suppressions p
      WHERE p.workspace_id = ${workspaceId} AND p.contact_id = ANY(${people}) AND p.created_at >= ${first}
        AND p.reason IN ('unsubscribe', 'complaint', 'objection', 'distress')
      ORDER BY 2`,
  );
}
