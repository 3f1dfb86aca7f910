import type { RollbackSelector } from '@/lib/core/rollback/selector';
import { Prisma } from '../generated/client';
import type { Tx } from '../tx';
import { ofPlay } from './actions-of-play';

const stands = Prisma.sql`('accepted', 'observed', 'rollback_conflict')`;

/**
 * The actions that a selector names: carried out, standing, and in this workspace; the newest of each object first.
 * @returns id and target, by time of execution, newest first.
 */
export function selectActions(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  selector: RollbackSelector,
): Promise<{ id: string; targetType: string; targetId: string }[]> {
  const { from, to } = selector;
  return tx.$queryRaw`
    WITH RECURSIVE ${closureOf(workspaceId, selector)}
    SELECT a.id, a.target_type AS "targetType", a.target_id AS "targetId"
    FROM actions a JOIN executions e ON e.action_id = a.id
    WHERE a.workspace_id = ${workspaceId} AND a.status IN ${stands} AND ${condition(workspaceId, selector)}
      ${from ? Prisma.sql`AND e.started_at >= ${new Date(from)}` : Prisma.empty}
      ${to ? Prisma.sql`AND e.started_at < ${new Date(to)}` : Prisma.empty}
    ORDER BY e.started_at DESC, a.id DESC`;
}

/** How much was decided on signals of a source, directly or through what that set off, of what was proposed, or where it came to that carried out, at or after a moment. */
export async function countResting(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  { source, from }: { source: string; from?: string },
): Promise<{ actions: number; decisions: number; standing: number }> {
  const [counted] = await tx.$queryRaw<[{ actions: number; decisions: number; standing: number }]>`
    WITH RECURSIVE ${closureOf(workspaceId, { by: 'source', id: source })}, resting AS (${restingOn(workspaceId, from)})
    SELECT count(*)::int AS actions,
      (SELECT count(*)::int FROM decisions d WHERE d.action_id IN (SELECT id FROM resting)) AS decisions,
      (count(*) FILTER (WHERE status IN ${stands}))::int AS standing
    FROM resting`;
  return counted;
}

/** A page of what was decided on signals of a source, the newest first; with one more than the limit while there is more. */
export async function pageOfResting(
  tx: Pick<Tx, '$queryRaw'>,
  workspaceId: string,
  { source, from, before, take }: { source: string; from?: string; before?: string; take: number },
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE ${closureOf(workspaceId, { by: 'source', id: source })}, resting AS (${restingOn(workspaceId, from)})
    SELECT id FROM resting ${before ? Prisma.sql`WHERE id < ${before}` : Prisma.empty} ORDER BY id DESC LIMIT ${take}`;
  return rows.map(({ id }) => id);
}

/** What an undo does is no decision on a signal. */
const restingOn = (workspaceId: string, from: string | undefined): Prisma.Sql => Prisma.sql`
  SELECT DISTINCT a.id, a.status FROM actions a JOIN tainted t ON t.id = a.id LEFT JOIN executions e ON e.action_id = a.id
  WHERE a.workspace_id = ${workspaceId} AND a.compensates_id IS NULL
    ${from ? Prisma.sql`AND coalesce(e.started_at, a.created_at) >= ${new Date(from)}` : Prisma.empty}`;

function condition(
  workspaceId: string,
  { by, id = '', actionIds = [], agentVersion }: RollbackSelector,
): Prisma.Sql {
  const done = Prisma.sql`a.compensates_id IS NULL`;
  switch (by) {
    case 'actions':
      return Prisma.sql`a.id = ANY(${actionIds})`;
    case 'run':
      return Prisma.sql`${done} AND a.run_id = ${id}`;
    case 'agent':
      return Prisma.sql`${done} AND a.requester_type = 'agent' AND a.requester_id = ${id}
        ${agentVersion ? Prisma.sql`AND a.agent_version = ${agentVersion}` : Prisma.empty}`;
    case 'play':
      return Prisma.sql`${done} AND ${ofPlay(workspaceId, id)}`;
    case 'policy':
      return Prisma.sql`${done} AND e.decision_id IN (SELECT id FROM decisions WHERE policy_id = ${id})`;
    case 'connection':
      return Prisma.sql`${done} AND a.connection_id = ${id}`;
    case 'source':
      return Prisma.sql`${done} AND a.id IN (SELECT id FROM tainted)`;
    case 'rollback':
      return Prisma.sql`a.id IN (SELECT compensation_id FROM rollback_items WHERE rollback_id = ${id})`;
    default:
      return done;
  }
}

/**
 * What rests on a bad source: actions of runs that began with a signal of it, or that name one among their inputs, and then, as long as there
 * are any, actions that name one of those among their inputs, are an edit of one, or came by a handoff in a run of one.
 */
function closureOf(workspaceId: string, { by, id = '' }: RollbackSelector): Prisma.Sql {
  if (by !== 'source') return Prisma.sql`tainted AS (SELECT ''::text AS id, ''::text AS run_id WHERE false)`;
  return Prisma.sql`
    bad AS (SELECT id FROM signals WHERE workspace_id = ${workspaceId} AND source = ${id}),
    named AS (
      SELECT a.id, a.run_id, a.edits_id, i->>'type' AS type, i->>'id' AS input_id
      FROM actions a CROSS JOIN LATERAL jsonb_array_elements(a.inputs) i WHERE a.workspace_id = ${workspaceId}),
    tainted AS (
      SELECT a.id, a.run_id FROM actions a LEFT JOIN runs r ON r.id = a.run_id
      WHERE a.workspace_id = ${workspaceId} AND (r.signal_id IN (SELECT id FROM bad)
        OR a.id IN (SELECT n.id FROM named n WHERE n.type = 'signal' AND n.input_id IN (SELECT id FROM bad)))
      UNION
      SELECT a.id, a.run_id FROM tainted t JOIN actions a ON a.workspace_id = ${workspaceId} AND (a.edits_id = t.id OR a.run_id = t.run_id
        OR a.id IN (SELECT n.id FROM named n WHERE n.type = 'history' AND n.input_id = t.id)))`;
}
