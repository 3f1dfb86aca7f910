import { z } from 'zod';
import { agentDefinitions, agentDrafting } from '@/lib/agents/registry';
import type { ProcessingRegister, RegisterEntry } from '@/lib/contracts/processing-register';
import { permissionsOf } from '@/lib/core/access/permissions';
import { type ActionKind, actionKindSchema, catalogue } from '@/lib/core/actions/catalogue';
import { executedStatuses } from '@/lib/core/actions/status';
import { playBodySchema, worksFrom } from '@/lib/core/plays/play-body';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { nameGrant } from '@/lib/core/scopes/name-grant';
import type { ScopeBody } from '@/lib/core/scopes/scope-body';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { modelSettings } from '@/lib/platform/model/model-settings';
import { readBoundsSources } from '../agents/read-bounds-sources';
import { whoIsAsked } from '../agents/who-is-asked';
import { resolveNames } from '../names/resolve-names';

/** The register of processing as it is in force and on record at this moment. Nothing in it is typed in by anybody. */
export async function readRegister({
  id: workspaceId,
  name,
}: {
  id: string;
  name: string;
}): Promise<ProcessingRegister> {
  const about = { workspaceId };
  const [agents, members, grounds, limits, shared] = await Promise.all([
    db().agent.findMany({ where: about, orderBy: { name: 'asc' }, select: { id: true } }),
    db().membership.findMany({
      where: { ...about, disabledAt: null },
      select: { userId: true, roles: true },
    }),
    db().consent.groupBy({ by: ['basis'], where: { ...about, status: 'granted' }, _count: { _all: true } }),
    db().processingLimit.groupBy({
      by: ['kind'],
      where: { ...about, liftedAt: null },
      _count: { _all: true },
    }),
    readShared(workspaceId),
  ]);
  const officers = members.filter(({ roles }) => permissionsOf(roles).has('rights.answer'));
  const names = await resolveNames(
    workspaceId,
    officers.map(({ userId }) => ({ type: 'person', id: userId })),
  );
  const limited = (kind: string) => limits.find((group) => group.kind === kind)?._count._all ?? 0;
  return {
    generatedAt: now().toISOString(),
    controller: name,
    privacyOfficers: officers.map(({ userId }) => names.of('person', userId)),
    groundsOnRecord: grounds.map(({ basis, _count }) => ({ basis, statements: _count._all })),
    limited: { restricted: limited('restriction'), objected: limited('objection') },
    entries: await Promise.all(agents.map(({ id }) => readEntry(workspaceId, id, shared))),
  };
}

type Shared = Awaited<ReturnType<typeof readShared>>;

const basisRows = z.array(z.object({ agentId: z.string(), basis: z.string(), times: z.coerce.number() }));

/** What every entry draws on, read once. */
async function readShared(workspaceId: string) {
  const [connections, sources, contacts, bases, traits, plays, answers] = await Promise.all([
    db().connection.findMany({ where: { workspaceId }, orderBy: { name: 'asc' } }),
    db().signal.groupBy({
      by: ['source', 'kind'],
      where: { workspaceId },
      _count: { _all: true },
      orderBy: [{ source: 'asc' }, { kind: 'asc' }],
    }),
    db().contact.count({ where: { workspaceId } }),
    db().$queryRaw`
      SELECT a.requester_id AS "agentId", b->>'basis' AS basis, count(*) AS times
      FROM executions e JOIN actions a ON a.id = e.action_id CROSS JOIN LATERAL jsonb_array_elements(e.contact_basis) b
      WHERE e.workspace_id = ${workspaceId} AND jsonb_typeof(e.contact_basis) = 'array' AND b->>'basis' IS NOT NULL
      GROUP BY 1, 2 ORDER BY 1, 2`,
    readTraitNames(workspaceId),
    db().play.findMany({ where: { workspaceId, status: 'live' }, select: { body: true } }),
    db().modelEvaluation.findMany({
      where: { workspaceId, answer: { not: null } },
      orderBy: [{ decidedAt: 'desc' }, { id: 'desc' }],
      distinct: ['agentId', 'versionHash'],
      select: { agentId: true, versionHash: true, answer: true },
    }),
  ]);
  return {
    connections,
    sources,
    contacts,
    bases: basisRows.parse(bases),
    traits,
    acceptedModels: new Set(
      answers.flatMap(({ agentId, versionHash, answer }) =>
        answer === 'accepted' ? [`${agentId}:${versionHash}`] : [],
      ),
    ),
    playKinds: plays.flatMap(({ body }) => worksFrom(playBodySchema.parse(body))),
  };
}

/** Traits are sealed and no statement can tell their names: they are those of the contacts that were heard of last. */
async function readTraitNames(workspaceId: string): Promise<string[]> {
  const contacts = await db().contact.findMany({
    where: { workspaceId, erasedAt: null },
    select: { traits: true },
    orderBy: { lastSignalAt: { sort: 'desc', nulls: 'last' } },
    take: MOST_READ,
  });
  const names = new Set(contacts.flatMap(({ traits }) => Object.keys(traitsSchema.parse(traits))));
  return [...names].sort((a, b) => a.localeCompare(b)).slice(0, 100);
}
const MOST_READ = 500;

/** Campaigns are no people: what an advertising platform is told names nobody. */
const isAboutPeople = (kind: ActionKind): boolean => catalogue[kind].channel !== 'ads';

async function readEntry(workspaceId: string, agentId: string, shared: Shared): Promise<RegisterEntry> {
  const { agent, scope, scopeBody, policyBody, names } = await readBoundsSources(workspaceId, agentId);
  const definition = agentDefinitions[agentKindSchema.parse(agent.kind)];
  const granted = (scopeBody?.kinds ?? []).filter((kind) =>
    (definition.proposes as readonly ActionKind[]).includes(kind),
  );
  const people = granted.filter(isAboutPeople);
  const person = (id: string) => names.of('person', id);
  // Whoever answers engagement is also given whom a live play takes up.
  const listens: readonly string[] = [
    ...definition.listensTo,
    ...(definition.listensTo.includes('lead.engaged') ? shared.playKinds : []),
  ];
  const reads: RegisterEntry['data'] = [...definition.reads];
  return {
    agent: { type: 'agent', id: agent.id, name: agent.name, isSample: false },
    purpose: definition.craft,
    actions: granted.map((kind) => ({ kind, title: catalogue[kind].title })),
    persons:
      people.length === 0 && reads.length === 0
        ? null
        : {
            categories: scopeBody ? categoriesOf(scopeBody) : [],
            known: shared.contacts,
            concerned: await countConcerned(workspaceId, agent.id),
          },
    data: reads,
    traits: reads.includes('traits') ? shared.traits : [],
    sources: shared.sources
      .filter(({ kind }) => listens.includes(kind))
      .map(({ source, kind, _count }) => ({ source, kind, signals: _count._all })),
    recipients: [...recipientsOf(scopeBody, granted, shared), ...modelOf(agent, shared)],
    lawfulBases: shared.bases
      .filter((row) => row.agentId === agent.id)
      .map(({ basis, times }) => ({ basis, times })),
    reachesPeople: granted.some((kind) => catalogue[kind].reaches !== null),
    // No setting ends it sooner.
    retention:
      reads.length > 0 ? 'Until the person is erased; no time is set.' : 'Nothing of a person is read.',
    safeguards: {
      owner: person(agent.ownerId),
      deputy: agent.deputyId ? person(agent.deputyId) : null,
      level: agent.autonomyLevel,
      levels: agent.autonomy.map(({ kind, segment, level }) => ({
        title: `${titleOf(kind)}${segment === 'none' || segment === 'all' ? '' : ` (${segment.replaceAll('_', ' ')})`}`,
        level,
      })),
      asked: (await whoIsAsked(workspaceId, agent, policyBody, names)).map(({ about, person, deputy }) => ({
        about,
        person,
        deputy,
      })),
      scope:
        scope && scopeBody
          ? {
              version: scope.version,
              confirmedBy: scope.decidedById ? person(scope.decidedById) : null,
              expiresAt: scopeBody.expiresAt,
            }
          : null,
    },
  };
}

const titleOf = (kind: string): string => {
  const known = actionKindSchema.safeParse(kind);
  return known.success ? catalogue[known.data].title : kind;
};

/** Whom the scope covers, property by property. */
function categoriesOf(body: ScopeBody): string[] {
  const list = (field: 'regions' | 'languages') => {
    const value = body[field];
    return value === 'all'
      ? [nameGrant({ field, item: '*' })]
      : value.map((item) => nameGrant({ field, item }));
  };
  return [
    ...body.accountTiers.map((item) => nameGrant({ field: 'accountTiers', item })),
    ...body.segments.map((item) => nameGrant({ field: 'segments', item })),
    ...body.seniorities.map((item) => nameGrant({ field: 'seniorities', item })),
    ...list('regions'),
    ...list('languages'),
  ];
}

/** The language model that a person accepted for it: it is given facts about people. */
function modelOf(
  agent: { id: string; kind: string },
  { acceptedModels }: Shared,
): RegisterEntry['recipients'] {
  const settings = modelSettings();
  const drafting = settings && agentDrafting(agentKindSchema.parse(agent.kind), settings.model);
  return settings && drafting && acceptedModels.has(`${agent.id}:${drafting.versionHash}`)
    ? [
        {
          id: drafting.versionHash,
          name: `language model ${settings.model}`,
          channel: 'language model',
          isPractice: false,
        },
      ]
    : [];
}

/** The platforms that its scope lets it act on. */
function recipientsOf(
  body: ScopeBody | null,
  granted: readonly ActionKind[],
  { connections }: Shared,
): RegisterEntry['recipients'] {
  if (!body) return [];
  const channels = new Set<string>(granted.map((kind) => catalogue[kind].channel));
  return connections
    .filter(
      ({ id, channel }) =>
        channels.has(channel) && (body.connections === 'all' || body.connections.includes(id)),
    )
    .map(({ id, name, channel, isPractice }) => ({ id, name, channel, isPractice }));
}

const concernedRows = z.tuple([z.object({ people: z.coerce.number() })]);

/** How many people it has done something with, alone or as members of an audience. */
async function countConcerned(workspaceId: string, agentId: string): Promise<number> {
  const [{ people }] = concernedRows.parse(
    await db().$queryRaw`
      SELECT count(DISTINCT contact_id) AS people
      FROM actions CROSS JOIN LATERAL unnest(CASE WHEN target_type = 'contact' THEN ARRAY[target_id] ELSE members END) AS contact_id
      WHERE workspace_id = ${workspaceId} AND requester_id = ${agentId} AND target_type IN ('contact', 'audience')
        AND status::text = ANY(${[...executedStatuses]}::text[])`,
  );
  return people;
}
