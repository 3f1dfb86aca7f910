import { z } from 'zod';
import { type Permission, permissionsOf } from '@/lib/core/access/permissions';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';
import type { Segment } from '@/lib/core/scopes/segment';
import { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { startOfLocalDay } from '@/lib/platform/zone';

export type AgentFacts = Extract<Facts['requester'], { type: 'agent' }>;
export type RequesterSubject = {
  workspaceId: string;
  /** Null while the action is being submitted. */
  actionId: string | null;
  kind: ActionKind;
  requester: { type: 'agent'; id: string; version: string } | { type: 'person'; id: string };
  /** Set for taking back, and for an edit of what waits: other permissions than for what is new. */
  compensates: boolean;
  edits: boolean;
  runId: string | null;
};

/** Whether a person may ask for this: their role now decides. */
export async function personFacts(tx: Tx, subject: RequesterSubject): Promise<Facts['requester']> {
  const { workspaceId, requester } = subject;
  const permission = permissionFor(subject);
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: requester.id } },
  });
  const mayAct =
    membership !== null && membership.disabledAt === null && permissionsOf(membership.roles).has(permission);
  return { type: 'person', id: requester.id, mayAct, permission };
}

function permissionFor({ compensates, edits }: RequesterSubject): Permission {
  if (compensates) return 'actions.undo';
  return edits ? 'approvals.decide' : 'actions.propose';
}

/** What an action that is not one of these came to counts for nothing: it never had an effect and never will. */
const withoutEffect = ['denied', 'rejected', 'expired', 'superseded', 'cancelled', 'failed'] as const;

/** Whether its scope limits what the agent may do in a day: then whoever decides for it waits for its turn. */
export const limitsTheDay = ({ scope }: AgentFacts): boolean =>
  'body' in scope && (scope.body.maxActionsPerDay !== null || scope.body.maxAddedSpendPerDayMicros !== null);

const recordSchema = z.object({
  level: z.enum(['shadow', 'suggest', 'ask', 'act_with_undo', 'act']).nullable(),
  version: z.bigint(),
  kindInSegment: z.bigint(),
  actions: z.bigint(),
  addedSpendMicros: z.string(),
  shadowOf: z.string().nullable(),
});

/**
 * What the agent has earned and done, for this kind of action in this segment. Only what was right builds trust: what was wrong is known
 * now, and earns nothing. Where its scope limits a day, read it under `lockAgentDay`: two actions at once never both count the other as
 * not there.
 */
export async function agentRecord(
  tx: Tx,
  agent: AgentFacts,
  subject: RequesterSubject & { segment: Segment | 'none'; timeZone: string },
): Promise<AgentFacts> {
  const { workspaceId, kind, segment, runId } = subject;
  const rows = await tx.$queryRaw`
    SELECT (
        SELECT level::text FROM autonomy_settings
        WHERE workspace_id = ${workspaceId} AND agent_id = ${agent.id} AND kind = ${kind} AND segment IN (${segment}, 'all')
        ORDER BY segment = ${segment} DESC LIMIT 1) AS level,
      (SELECT max(shadow_of) FROM tasks WHERE workspace_id = ${workspaceId} AND run_id = ${runId} AND agent_id = ${agent.id}) AS "shadowOf",
      reviewed.version, reviewed."kindInSegment", today.actions, today."addedSpendMicros"
    FROM (
      SELECT count(*) AS version, count(*) FILTER (WHERE kind = ${kind} AND segment = ${segment}) AS "kindInSegment"
      FROM outcome_reviews
      WHERE workspace_id = ${workspaceId} AND agent_id = ${agent.id} AND agent_version = ${agent.version} AND verdict = 'right'
    ) reviewed, (${limitsTheDay(agent) ? doneToday(agent.id, subject) : nothingDone}) today`;
  const [record] = recordSchema.array().parse(rows);
  if (!record) throw new Error(`The record of agent ${agent.id} could not be read.`);
  const { level, version, kindInSegment, actions, addedSpendMicros, shadowOf } = record;
  return {
    ...agent,
    autonomyLevel: level ?? agent.autonomyLevel,
    reviewed: { version: Number(version), kindInSegment: Number(kindInSegment) },
    today: { actions: Number(actions), addedSpendMicros },
    shadowOf,
  };
}

/** Whoever decides for the same agent waits until this transaction ends. */
export async function lockAgentDay(tx: Tx, agentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${agentDayKey(agentId)}, 0))`;
}

export const agentDayKey = (agentId: string): string => `agent-day:${agentId}`;

const nothingDone = Prisma.sql`SELECT 0::bigint AS actions, '0' AS "addedSpendMicros"`;

/**
 * What the agent did on the local day. What was proposed before and carried out today happened today as well. What waits for a person
 * holds its place: granted later, it would otherwise come on top.
 */
function doneToday(
  agentId: string,
  { workspaceId, actionId, timeZone }: { workspaceId: string; actionId: string | null; timeZone: string },
): Prisma.Sql {
  const since = startOfLocalDay(now(), timeZone);
  return Prisma.sql`
    SELECT count(*) AS actions, coalesce(sum(exposure_micros), 0)::text AS "addedSpendMicros" FROM actions
    WHERE workspace_id = ${workspaceId} AND requester_id = ${agentId} AND compensates_id IS NULL
      AND status::text <> ALL(${[...withoutEffect]}) AND id <> ${actionId ?? ''}
      AND (created_at >= ${since} OR id IN (
        SELECT action_id FROM executions WHERE workspace_id = ${workspaceId} AND started_at >= ${since}))`;
}
