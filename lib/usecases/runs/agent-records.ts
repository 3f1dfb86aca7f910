import { z } from 'zod';
import type { AgentRecords } from '@/lib/agents/orchestrator/candidate';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';

/** The newest actions of each agent tell how it stands; more would tell of times long gone. */
const NEWEST = 300;

const rowSchema = z.object({
  kind: z.string(),
  actions: z.number(),
  refused: z.number(),
  asked: z.number(),
});

/** How often the gate refused what each agent of the workspace proposed lately, and how often a person was asked. */
export async function loadAgentRecords(workspaceId: string): Promise<AgentRecords> {
  const rows = rowSchema.array().parse(
    await db().$queryRaw`
      SELECT g.kind, count(a.id)::int AS actions, count(*) FILTER (WHERE a.status = 'denied')::int AS refused,
        count(*) FILTER (WHERE a.asked)::int AS asked
      FROM agents g
      JOIN LATERAL (
        SELECT n.id, n.status, EXISTS (SELECT FROM approvals p WHERE p.action_id = n.id) AS asked
        FROM actions n
        WHERE n.workspace_id = g.workspace_id AND n.requester_id = g.id AND n.compensates_id IS NULL
        ORDER BY n.created_at DESC LIMIT ${NEWEST}
      ) a ON true
      WHERE g.workspace_id = ${workspaceId} GROUP BY g.kind`,
  );
  return Object.fromEntries(
    rows.flatMap(({ kind, ...record }) => {
      const known = agentKindSchema.safeParse(kind);
      return known.success ? [[known.data, record]] : [];
    }),
  );
}
