import { type Permission, permissionsOf } from '@/lib/core/access/permissions';
import type { ActionKind } from '@/lib/core/actions/catalogue';
import type { Facts } from '@/lib/core/gate/facts';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import type { Segment } from '@/lib/core/scopes/segment';
import type { Prisma } from '@/lib/db/generated/client';
import type { Tx } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { startOfLocalDay } from '@/lib/platform/zone';

type AgentFacts = Extract<Facts['requester'], { type: 'agent' }>;
export type RequesterSubject = {
  workspaceId: string;
  /** Null while the action is being submitted. */
  actionId: string | null;
  kind: ActionKind;
  requester: { type: 'agent'; id: string; version: string } | { type: 'person'; id: string };
  /** Set for taking back, and for an edit of what waits: other permissions than for what is new. */
  compensates: boolean;
  edits: boolean;
};

/** Who asks, as the gate sees them. An agent's part is completed by `agentRecord` once the target is known. */
export async function requesterFacts(tx: Tx, subject: RequesterSubject): Promise<Facts['requester']> {
  const { requester, workspaceId } = subject;
  return requester.type === 'person'
    ? personFacts(tx, workspaceId, requester.id, permissionFor(subject))
    : agentFacts(tx, workspaceId, requester);
}

function permissionFor({ compensates, edits }: RequesterSubject): Permission {
  if (compensates) return 'actions.undo';
  return edits ? 'approvals.decide' : 'actions.propose';
}

async function personFacts(
  tx: Tx,
  workspaceId: string,
  id: string,
  permission: Permission,
): Promise<Facts['requester']> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId: id } },
  });
  const mayAct =
    membership !== null && membership.disabledAt === null && permissionsOf(membership.roles).has(permission);
  return { type: 'person', id, mayAct, permission };
}

async function agentFacts(
  tx: Tx,
  workspaceId: string,
  requester: { id: string; version: string },
): Promise<AgentFacts> {
  const agent = await tx.agent.findUniqueOrThrow({
    where: { id_workspaceId: { id: requester.id, workspaceId } },
  });
  const scope = await tx.scope.findFirst({ where: { agentId: agent.id, status: 'active' } });
  const body = scope ? scopeBodySchema.safeParse(scope.body) : null;
  return {
    type: 'agent',
    id: agent.id,
    version: requester.version,
    autonomyLevel: agent.autonomyLevel,
    reviewed: { version: 0, kindInSegment: 0 },
    additions: [],
    today: { actions: 0, addedSpendMicros: '0' },
    scope:
      scope === null
        ? { unknown: 'The agent has no scope in force.' }
        : body?.success
          ? { id: scope.id, version: scope.version, body: body.data }
          : { unknown: 'The scope in force is not of a form that can be read.' },
  };
}

/** What an action that is not one of these came to counts for nothing: it never had an effect and never will. */
const withoutEffect = ['denied', 'rejected', 'expired', 'superseded', 'cancelled', 'failed'] as const;

/**
 * What the agent has earned and done, for this kind of action in this segment. Where its scope limits a day, whoever decides next
 * waits for this transaction: two actions at once never both count the other as not there.
 */
export async function agentRecord(
  tx: Tx,
  agent: AgentFacts,
  subject: RequesterSubject & { segment: Segment | 'none'; timeZone: string },
): Promise<AgentFacts> {
  const { workspaceId, kind, segment } = subject;
  const body = 'body' in agent.scope ? agent.scope.body : null;
  const limitsTheDay =
    body !== null && (body.maxActionsPerDay !== null || body.maxAddedSpendPerDayMicros !== null);
  if (limitsTheDay) await lockAgentDay(tx, agent.id);
  const settings = await tx.autonomySetting.findMany({
    where: { workspaceId, agentId: agent.id, kind, segment: { in: [segment, 'all'] } },
  });
  const setting = settings.find((row) => row.segment === segment) ?? settings[0];
  // Only what was right builds trust: what was wrong is known now, and earns nothing.
  const ofVersion = {
    workspaceId,
    agentId: agent.id,
    agentVersion: agent.version,
    verdict: 'right' as const,
  };
  return {
    ...agent,
    autonomyLevel: setting?.level ?? agent.autonomyLevel,
    reviewed: {
      version: await tx.outcomeReview.count({ where: ofVersion }),
      kindInSegment: await tx.outcomeReview.count({ where: { ...ofVersion, kind, segment } }),
    },
    today: limitsTheDay ? await doneToday(tx, agent.id, subject) : agent.today,
  };
}

/** Whoever decides for the same agent waits until this transaction ends. */
export async function lockAgentDay(tx: Tx, agentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`agent-day:${agentId}`}, 0))`;
}

async function doneToday(
  tx: Tx,
  agentId: string,
  { workspaceId, actionId, timeZone }: { workspaceId: string; actionId: string | null; timeZone: string },
): Promise<AgentFacts['today']> {
  const since = startOfLocalDay(now(), timeZone);
  const where: Prisma.ActionWhereInput = {
    workspaceId,
    requesterId: agentId,
    compensatesId: null,
    // What was proposed before and carried out today happened today as well.
    OR: [{ createdAt: { gte: since } }, { execution: { startedAt: { gte: since } } }],
    // What waits for a person holds its place: granted later, it would otherwise come on top.
    status: { notIn: [...withoutEffect] },
    ...(actionId ? { id: { not: actionId } } : {}),
  };
  const done = await tx.action.aggregate({ where, _count: { _all: true }, _sum: { exposureMicros: true } });
  return { actions: done._count._all, addedSpendMicros: (done._sum.exposureMicros ?? 0n).toString() };
}
