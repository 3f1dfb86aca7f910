import type { AgentBounds } from '@/lib/contracts/agent-bounds';
import { actionKinds, catalogue } from '@/lib/core/actions/catalogue';
import { describeKinds } from '@/lib/core/autonomy/describe-kinds';
import { describeNeverAlone } from '@/lib/core/autonomy/never-alone';
import type { PolicyBody } from '@/lib/core/gate/policy-body';
import { describePolicy, type PolicySentences } from '@/lib/core/policies/describe-policy';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { scopeParts } from '@/lib/core/scopes/describe-scope';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { now } from '@/lib/platform/clock';
import { policyNames } from '../policies/name-people';
import { presentPause } from '../stops/present-pause';
import { type BoundsSources, readBoundsSources } from './read-bounds-sources';
import { readCoveringBudgets } from './read-covering-budgets';
import { whoIsAsked } from './who-is-asked';

type Workspace = { id: string; name: string; timeZone: string; currency: string };

/**
 * What an agent can and can't do, from everything in force at this moment: scope, policy, autonomy, budgets, stops. Whoever may
 * read the workspace may read it. Throws `not_found`.
 */
export async function readBounds(workspace: Workspace, agentId: string): Promise<AgentBounds> {
  const sources = await readBoundsSources(workspace.id, agentId);
  const { agent, scopeBody, policyBody, names, scopeNames } = sources;
  const kind = agentKindSchema.parse(agent.kind);
  const parts = scopeBody && scopeParts(scopeBody, workspace, scopeNames);
  const usable = parts?.usable ?? [];
  const reaches = usable.some((each) => catalogue[each].reaches !== null);
  const said = policyBody && describePolicy(policyBody, policyNames(names, workspace.currency));
  return {
    agent: { id: agent.id, name: agent.name, craft: agentCatalogue[kind].craft },
    workspaceName: workspace.name,
    timeZone: workspace.timeZone,
    currency: workspace.currency,
    generatedAt: now().toISOString(),
    owner: names.of('person', agent.ownerId),
    deputy: agent.deputyId ? names.of('person', agent.deputyId) : null,
    pause: sources.pause && presentPause(sources.pause, names),
    stop: sources.stop && presentPause(sources.stop, names),
    kinds: describeKinds({
      kinds: actionKinds,
      scope: scopeBody,
      policy: policyBody ?? nothingAlone,
      settings: agent.autonomy,
      ofAgent: policyBody ? agent.autonomyLevel : 'suggest',
      judged: sources.judged,
      now: now(),
    }),
    where: parts?.where ?? [],
    hours: usable.length > 0 ? (parts?.hours ?? null) : null,
    limits: parts?.limits ?? [],
    budgets: await readCoveringBudgets(workspace.id, agentId, usable.length > 0 ? scopeBody : null),
    asks: said ? [...said.limits, ...(reaches ? said.reach : [])] : [],
    neverAlone: describeNeverAlone(usable),
    asked: await whoIsAsked(workspace.id, agent, policyBody, names),
    ...rulesFor(said, reaches),
    versions: versionsOf(sources),
  };
}

/** Without a policy everything is refused; nothing is said to be free. */
const nothingAlone: Pick<PolicyBody, 'firstDecisionsToReview' | 'oversight'> = {
  firstDecisionsToReview: 0,
  oversight: strictest(),
};

function strictest(): PolicyBody['oversight'] {
  const cells = () => ({ reversible: 'ask' as const, irreversible: 'ask' as const });
  const row = () => ({ minutes: cells(), hours: cells(), days: cells() });
  return { low: row(), medium: row(), high: row() };
}

const rulesFor = (said: PolicySentences | null, reaches: boolean) =>
  said && reaches ? { contact: said.contact, brand: said.brand } : { contact: [], brand: [] };

function versionsOf({ agent, scope, scopeBody, policy, names }: BoundsSources): AgentBounds['versions'] {
  const person = (id: string | null) => (id ? names.of('person', id) : null);
  return [
    {
      what: 'agent',
      version: agent.version,
      since: agent.versionSince.toISOString(),
      until: null,
      by: null,
      confirmedBy: null,
    },
    ...(scope
      ? [
          {
            what: 'scope' as const,
            version: String(scope.version),
            since: (scope.decidedAt ?? scope.createdAt).toISOString(),
            until: endOf(scopeBody),
            by: person(scope.proposedById),
            confirmedBy: person(scope.decidedById),
          },
        ]
      : []),
    ...(policy
      ? [
          {
            what: 'policy' as const,
            version: String(policy.version),
            since: (policy.decidedAt ?? policy.createdAt).toISOString(),
            until: null,
            by: person(policy.createdById),
            confirmedBy: person(policy.decidedById),
          },
        ]
      : []),
  ];
}

const endOf = (body: ScopeBody | null): string | null => body?.expiresAt ?? null;
