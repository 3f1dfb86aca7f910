import { z } from 'zod';
import { type ScopeBody, scopeBodySchema } from '../scopes/scope-body';
import { type Facts, factsSchema, isUnknown } from './facts';
import { type PolicyBody, storedPolicyBodySchema } from './policy-body';

/** Bodies of policies and scopes by id: versions never change, so that a decision need not hold them. */
export type StoredBodies = {
  policy(id: string): PolicyBody | undefined;
  scope(id: string): ScopeBody | undefined;
};

/** What is kept with a decision: its facts, with policy and scope by id and version. */
export function toStoredFacts(facts: Facts): unknown {
  const { policy, requester } = facts;
  return {
    ...facts,
    policy: isUnknown(policy) ? policy : { id: policy.id, version: policy.version },
    requester:
      requester.type === 'agent' && !isUnknown(requester.scope)
        ? { ...requester, scope: { id: requester.scope.id, version: requester.scope.version } }
        : requester,
  };
}

const [agent, person] = factsSchema.shape.requester.options;
const version = { id: z.string(), version: z.number().int() };
const known = <T extends z.ZodType>(schema: T) => z.union([schema, z.strictObject({ unknown: z.string() })]);

/** Facts whose policy and scope have been read already: bodies are shared by many decisions and read once. */
const restoredSchema = factsSchema.extend({
  policy: known(z.strictObject({ ...version, body: z.custom<PolicyBody>() })),
  requester: z.discriminatedUnion('type', [
    agent.extend({ scope: known(z.strictObject({ ...version, body: z.custom<ScopeBody>() })) }),
    person,
  ]),
});

const versionRef = z.looseObject({ id: z.string(), version: z.number(), body: z.unknown().optional() });
const looseFacts = z.looseObject({ policy: z.unknown(), requester: z.looseObject({ type: z.string() }) });

/**
 * The facts of a recorded decision as `decide` takes them. Rows from before a fact was gathered read as if it had been found
 * without effect, so that they decide today as they did then. @throws ZodError when a row is no set of facts.
 */
export function fromStoredFacts(stored: unknown, bodies: StoredBodies): Facts {
  const facts = withPauses(looseFacts.parse(stored));
  return restoredSchema.parse(
    readOlder({
      ...facts,
      policy: policyOf(facts.policy, bodies),
      requester: requesterOf(facts.requester, bodies),
    }),
  );
}

function policyOf(stored: unknown, bodies: StoredBodies): unknown {
  const ref = versionRef.safeParse(stored);
  if (!ref.success) return stored;
  const { id, version, body } = ref.data;
  const known = body === undefined ? bodies.policy(id) : storedPolicyBodySchema.parse(body);
  return known ? { id, version, body: known } : { unknown: `version ${version} of the policy is not kept` };
}

function requesterOf(requester: Record<string, unknown>, bodies: StoredBodies): unknown {
  const ref = versionRef.safeParse(requester.scope);
  if (requester.type !== 'agent' || !ref.success) return requester;
  const { id, version, body } = ref.data;
  const known = bodies.scope(id) ?? (body === undefined ? undefined : scopeBodySchema.parse(body));
  return {
    ...requester,
    scope: known ? { id, version, body: known } : { unknown: `version ${version} of the scope is not kept` },
  };
}

const olderWorkspace = z.object({ stopped: z.boolean(), stopReason: z.string().nullable() });
const olderAgent = z.object({ id: z.string(), paused: z.boolean(), pauseReason: z.string().nullable() });

/** Rows from before a stop could cover less than everything or one agent said so of the workspace and of the agent. */
function withPauses(facts: z.infer<typeof looseFacts>): z.infer<typeof looseFacts> {
  if ('pauses' in facts) return facts;
  const stop = olderWorkspace.safeParse(facts.workspace).data;
  const pause = olderAgent.safeParse(facts.requester).data;
  const fact = (subject: 'workspace' | 'agent', reason: string | null) => ({
    id: '',
    subject,
    mode: 'freeze',
    reason: reason ?? '',
    letsFinish: false,
    lowersPass: false,
  });
  const { stopped: _s, stopReason: _r, ...workspace } = facts.workspace as Record<string, unknown>;
  const { paused: _p, pauseReason: _w, ...requester } = facts.requester;
  return {
    ...facts,
    workspace,
    requester: requester as typeof facts.requester,
    pauses: [
      ...(stop?.stopped ? [fact('workspace', stop.stopReason)] : []),
      ...(pause?.paused ? [fact('agent', pause.pauseReason)] : []),
    ],
  };
}

/** Fills in what older rows do not have: found, and of no effect. */
function readOlder(facts: Record<string, unknown>): Record<string, unknown> {
  if ('contacts' in facts) return facts;
  const requester = facts.requester as Record<string, unknown>;
  const { reviewedDecisions, ...rest } = requester;
  const reviewed = Number(reviewedDecisions ?? 0);
  return {
    ...facts,
    connectionId: '',
    contacts: [],
    content: null,
    sequence: null,
    handoff: null,
    play: null,
    requester:
      requester.type === 'agent'
        ? {
            ...rest,
            reviewed: { version: reviewed, kindInSegment: reviewed },
            additions: [],
            today: { actions: 0, addedSpendMicros: '0' },
          }
        : requester,
    target: olderTarget(facts.target as Record<string, unknown>),
    budgets: Array.isArray(facts.budgets)
      ? facts.budgets.map((budget: object) => ({
          ...budget,
          pacing: 'none',
          spentBeforeMicros: '0',
          todayMicros: '0',
          daysLeft: 1,
          elapsedShare: 1,
        }))
      : facts.budgets,
  };
}

function olderTarget(target: Record<string, unknown>): Record<string, unknown> {
  if (target.type === 'campaign') return { ...target, adAccount: 'default', dayStart: null, weekAgo: null };
  if (target.type !== 'contact') return target;
  return {
    ...target,
    segment: 'unknown',
    region: null,
    language: null,
    seniority: 'unknown',
    contactedBefore: true,
  };
}
