import { type PolicyBody, storedPolicyBodySchema } from '@/lib/core/gate/policy-body';
import { type ScopeBody, scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import type { Agent, AutonomySetting, Pause, Policy, Scope } from '@/lib/db/generated/client';
import type { NameBook } from '../names/name-book';
import { resolveNames } from '../names/resolve-names';
import { refsOfPause } from '../stops/present-pause';
import { readScopeNames, type ScopeNames } from './read-scope-names';

export type BoundsSources = {
  agent: Agent & { autonomy: AutonomySetting[] };
  scope: Scope | null;
  scopeBody: ScopeBody | null;
  policy: Policy | null;
  policyBody: PolicyBody | null;
  pause: Pause | null;
  stop: Pause | null;
  /** Judged outcomes of the agent's version. */
  judged: { kind: string; segment: string; count: number }[];
  names: NameBook;
  scopeNames: ScopeNames;
};

/** Everything that is in force about an agent, with the names of all who have a part in it. Throws `not_found`. */
export async function readBoundsSources(workspaceId: string, agentId: string): Promise<BoundsSources> {
  const agent = await db().agent.findUnique({
    where: { id_workspaceId: { id: agentId, workspaceId } },
    include: { autonomy: true },
  });
  if (!agent) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const [scope, policy, pauses, reviews, scopeNames] = await Promise.all([
    db().scope.findFirst({ where: { agentId, status: 'active' } }),
    db().policy.findFirst({ where: { workspaceId, active: true } }),
    db().pause.findMany({
      where: {
        workspaceId,
        liftedAt: null,
        OR: [{ subject: 'workspace' }, { subject: 'agent', subjectId: agentId }],
      },
    }),
    db().outcomeReview.groupBy({
      by: ['kind', 'segment'],
      where: { workspaceId, agentId, agentVersion: agent.version, verdict: 'right' },
      _count: { _all: true },
    }),
    readScopeNames(workspaceId),
  ]);
  const policyBody = policy ? storedPolicyBodySchema.parse(policy.body) : null;
  const people = [
    agent.ownerId,
    agent.deputyId,
    scope?.proposedById,
    scope?.decidedById,
    policy?.createdById,
    policy?.decidedById,
    ...(policyBody?.escalation.paths ?? []).flatMap(({ reviewerId, deputyId }) => [reviewerId, deputyId]),
    ...(policyBody?.brand.regulatedTopics ?? []).flatMap(({ legalReviewerIds }) => legalReviewerIds),
  ];
  const names = await resolveNames(workspaceId, [
    ...people.flatMap((id) => (id ? [{ type: 'person', id }] : [])),
    ...pauses.flatMap(refsOfPause),
  ]);
  return {
    agent,
    scope,
    scopeBody: scope ? scopeBodySchema.parse(scope.body) : null,
    policy,
    policyBody,
    pause: pauses.find(({ subject }) => subject === 'agent') ?? null,
    stop: pauses.find(({ subject }) => subject === 'workspace') ?? null,
    judged: reviews.map(({ kind, segment, _count }) => ({ kind, segment, count: _count._all })),
    names,
    scopeNames,
  };
}
