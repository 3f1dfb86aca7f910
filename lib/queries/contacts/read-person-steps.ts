import type { PersonStep } from '@/lib/contracts/contact-explanation';
import { type Role, rolePermissions, roleSchema } from '@/lib/core/access/permissions';
import { actionKindSchema, catalogue } from '@/lib/core/actions/catalogue';
import { inputRefSchema } from '@/lib/core/actions/proposal';
import { type DataCategory, tellStory } from '@/lib/core/explain/person/action-story';
import { findingSchema, type Verdict } from '@/lib/core/gate/finding';
import { formatDay } from '@/lib/core/shared/format-figures';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { Keyset } from '../list/keyset';
import { resolveNames } from '../names/resolve-names';

const include = {
  decisions: { orderBy: { decidedAt: 'asc' }, select: { findings: true, policyId: true } },
  approvals: { orderBy: { reviewCycle: 'asc' }, select: { status: true, decidedById: true } },
  run: { select: { signalId: true } },
} as const satisfies Prisma.ActionInclude;
type Loaded = Prisma.ActionGetPayload<{ include: typeof include }>;

/** Every action that aimed at a person, by whichever of their profiles, alone or among others. */
export const aboutPerson = (workspaceId: string, profileIds: readonly string[]): Prisma.ActionWhereInput => ({
  workspaceId,
  OR: [
    { targetType: 'contact', targetId: { in: [...profileIds] } },
    { targetType: 'audience', members: { hasSome: [...profileIds] } },
  ],
});

/** A page of what was planned about a person, newest first, told in plain language. It names nobody. */
export async function readPersonSteps(
  { id: workspaceId, timeZone }: { id: string; timeZone: string },
  profileIds: readonly string[],
  { after, take }: { after: Keyset | null; take: number },
): Promise<PersonStep[]> {
  const actions = await db().action.findMany({
    where: {
      ...aboutPerson(workspaceId, profileIds),
      ...(after
        ? {
            AND: {
              OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }],
            },
          }
        : {}),
    },
    include,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take,
  });
  const [sources, roles, policies, agents] = await Promise.all([
    readSources(workspaceId, profileIds, actions.flatMap(signalsOf)),
    readRoles(
      workspaceId,
      actions.flatMap(({ approvals }) => approvals.flatMap(({ decidedById }) => decidedById ?? [])),
    ),
    readPolicyVersions(
      workspaceId,
      actions.flatMap(({ decisions }) => decisions.flatMap(({ policyId }) => policyId ?? [])),
    ),
    resolveNames(
      workspaceId,
      actions.flatMap(({ requesterType, requesterId }) =>
        requesterType === 'agent' ? [{ type: 'agent', id: requesterId }] : [],
      ),
    ),
  ]);
  return actions.map((action) => {
    const { createdAt, decisions, approvals, requesterType, requesterId } = action;
    const byAgent = requesterType === 'agent';
    const policyId = decisions.at(-1)?.policyId ?? null;
    return {
      actionId: action.id,
      runId: action.runId,
      at: createdAt.toISOString(),
      ...tellStory({
        day: formatDay(createdAt, timeZone),
        kind: actionKindSchema.parse(action.kind),
        takesBack: action.compensatesId !== null,
        askedBy: byAgent ? 'agent' : 'person',
        agent: byAgent ? agents.of('agent', requesterId).name : null,
        status: action.status,
        rules: rulesOf(decisions),
        reviews: approvals.map(({ status, decidedById }) => ({
          answer: status,
          role: decidedById === null ? null : (roles.get(decidedById) ?? null),
        })),
        categories: categoriesOf(action),
        sources: [...new Set(signalsOf(action).flatMap((id) => sources.get(id) ?? []))],
        agentVersion: action.agentVersion?.slice(0, 12) ?? null,
        policyVersion: policyId === null ? null : (policies.get(policyId) ?? null),
      }),
    };
  });
}

const signalsOf = ({ inputs, run }: Loaded): string[] => [
  ...(run ? [run.signalId] : []),
  ...inputRefSchema
    .array()
    .parse(inputs)
    .flatMap(({ type, id }) => (type === 'signal' ? [id] : [])),
];

/** Only of signals about this person: who told us of others is their affair. */
async function readSources(
  workspaceId: string,
  profileIds: readonly string[],
  ids: string[],
): Promise<Map<string, string>> {
  const signals = await db().signal.findMany({
    where: { workspaceId, contactId: { in: [...profileIds] }, id: { in: [...new Set(ids)] } },
    select: { id: true, source: true },
  });
  return new Map(signals.map(({ id, source }) => [id, source]));
}

/** By which of their roles each of them decides; somebody who no longer has one is one of the team. */
async function readRoles(workspaceId: string, ids: string[]): Promise<Map<string, Role>> {
  const members = await db().membership.findMany({
    where: { workspaceId, userId: { in: [...new Set(ids)] } },
    select: { userId: true, roles: true },
  });
  return new Map(
    members.flatMap(({ userId, roles }) => {
      const deciding = roleSchema
        .array()
        .parse(roles)
        .find((role) => rolePermissions[role].includes('approvals.decide'));
      return deciding ? [[userId, deciding] as const] : [];
    }),
  );
}

async function readPolicyVersions(workspaceId: string, ids: string[]): Promise<Map<string, number>> {
  const policies = await db().policy.findMany({
    where: { workspaceId, id: { in: [...new Set(ids)] } },
    select: { id: true, version: true },
  });
  return new Map(policies.map(({ id, version }) => [id, version]));
}

const strictness: Record<Verdict, number> = { deny: 0, escalate: 1, allow: 2 };

/** Each rule once, with the strictest it ever said: what a person let through later had them look at it first. */
function rulesOf(decisions: Loaded['decisions']): { rule: string; verdict: Verdict }[] {
  const strictest = new Map<string, Verdict>();
  for (const { rule, verdict } of decisions.flatMap(({ findings }) =>
    findingSchema.array().parse(findings),
  )) {
    const before = strictest.get(rule);
    if (before === undefined || strictness[verdict] < strictness[before]) strictest.set(rule, verdict);
  }
  return [...strictest]
    .map(([rule, verdict]) => ({ rule, verdict }))
    .sort((a, b) => strictness[a.verdict] - strictness[b.verdict] || (a.rule < b.rule ? -1 : 1));
}

function categoriesOf({ inputs, kind }: Loaded): DataCategory[] {
  const named = inputRefSchema
    .array()
    .parse(inputs)
    .map(({ type }) => type);
  const reached =
    catalogue[actionKindSchema.parse(kind)].reaches === null ? [] : (['consent', 'contacts_made'] as const);
  return [...new Set<DataCategory>([...named, ...reached])];
}
