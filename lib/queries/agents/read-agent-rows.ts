import type { AgentRow } from '@/lib/contracts/agents';
import { executedStatuses } from '@/lib/core/actions/status';
import { levelsOf } from '@/lib/core/autonomy/autonomy-segment';
import { storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { db } from '@/lib/db/client';
import type { Agent, AutonomySetting, Pause, Scope } from '@/lib/db/generated/client';
import { now } from '@/lib/platform/clock';
import type { NameBook, Ref } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { presentPause, refsOfPause } from '../stops/present-pause';
import { type AgentFigures, readAgentFigures } from './read-agent-figures';

/** The agents of a workspace with their owners, limits and figures. `id` picks one. */
export async function readAgentRows(workspaceId: string, filter: { id?: string } = {}): Promise<AgentRow[]> {
  const agents = await db().agent.findMany({
    where: { workspaceId, ...filter },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { autonomy: true },
  });
  const ids = agents.map((agent) => agent.id);
  const [scopes, pauses, policy, figures] = await Promise.all([
    db().scope.findMany({ where: { agentId: { in: ids }, status: { in: ['active', 'proposed'] } } }),
    db().pause.findMany({ where: { workspaceId, subject: 'agent', subjectId: { in: ids }, liftedAt: null } }),
    db().policy.findFirst({ where: { workspaceId, active: true }, select: { body: true } }),
    readAgentFigures(workspaceId, agents),
  ]);
  const names = await resolveNames(workspaceId, [...agents.flatMap(refsOf), ...pauses.flatMap(refsOfPause)]);
  const reviewTarget = policy ? storedPolicyBodySchema.parse(policy.body).firstDecisionsToReview : 0;
  return agents.map((agent) => ({
    ...presentAgent(agent, names),
    ...presentLimits(
      scopes.filter((scope) => scope.agentId === agent.id),
      pauses.find((pause) => pause.subjectId === agent.id),
      names,
    ),
    reviewTarget,
    ...presentFigures(figures.get(agent.id)),
  }));
}

const refsOf = (agent: Agent): Ref[] =>
  [agent.ownerId, agent.deputyId].flatMap((id) => (id ? [{ type: 'person', id }] : []));

function presentAgent(agent: Agent & { autonomy: AutonomySetting[] }, names: NameBook) {
  const kind = agentKindSchema.parse(agent.kind);
  return {
    id: agent.id,
    kind,
    name: agent.name,
    craft: agentCatalogue[kind].craft,
    version: agent.version,
    versionSince: agent.versionSince.toISOString(),
    hasFallen: agent.autonomy.some(({ setById }) => setById === null),
    autonomyLevels: levelsOf(agentCatalogue[kind].proposes, agent.autonomy, agent.autonomyLevel),
    owner: names.of('person', agent.ownerId),
    deputy: agent.deputyId ? names.of('person', agent.deputyId) : null,
  };
}

function presentLimits(scopes: readonly Scope[], pause: Pause | undefined, names: NameBook) {
  const active = scopes.find((scope) => scope.status === 'active');
  const expiresAt = active ? scopeBodySchema.parse(active.body).expiresAt : null;
  return {
    scope:
      active && expiresAt
        ? {
            id: active.id,
            version: active.version,
            expiresAt,
            isExpired: Date.parse(expiresAt) <= now().getTime(),
          }
        : null,
    hasProposal: scopes.some((scope) => scope.status === 'proposed'),
    pause: pause ? presentPause(pause, names) : null,
  };
}

function presentFigures(figures: AgentFigures | undefined) {
  const of = (...statuses: readonly string[]) =>
    statuses.reduce((sum, status) => sum + (figures?.actions.get(status) ?? 0), 0);
  const granted = figures?.granted ?? 0;
  const rejected = figures?.rejected ?? 0;
  return {
    reviewed: figures?.reviewed ?? 0,
    proposed: of(...(figures?.actions.keys() ?? [])),
    waiting: of('awaiting_approval'),
    executed: of(...executedStatuses),
    undone: of('rolled_back'),
    denied: of('denied'),
    granted,
    rejected,
    approvalRate: granted + rejected > 0 ? granted / (granted + rejected) : null,
  };
}
