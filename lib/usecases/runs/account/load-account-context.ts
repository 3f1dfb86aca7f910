import type { AccountContext, AccountPerson, Claim } from '@/lib/agents/orchestrator/account-context';
import { timingTimes } from '@/lib/core/research/decision-timing';
import { moved } from '@/lib/core/research/moved';
import { roleOdds } from '@/lib/core/research/role-odds';
import { strictestLimit } from '@/lib/core/rights/processing-limit';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { AppError } from '@/lib/core/shared/app-error';
import { buyingRoleSchema } from '@/lib/core/signals/buying-group/buying-role';
import type { FirmTraits } from '@/lib/core/signals/fit/account-fit';
import { fitOdds } from '@/lib/core/signals/fit/fit-odds';
import { priorScore } from '@/lib/core/statistics/prior-score';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { type Traits, traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { factsInForce } from '@/lib/db/repositories/learnt-facts';
import { now } from '@/lib/platform/clock';
import { localDay } from '@/lib/platform/zone';
import { loadCampaignStandings } from '@/lib/queries/campaigns/campaign-standings';
import { learntFit } from '@/lib/queries/interest/read-fit';
import { readRoleRecords } from '@/lib/queries/interest/read-role-records';
import { readSaidTiming, readTimingRates } from '@/lib/queries/interest/read-timing-rates';
import { reachedGoal } from '@/lib/queries/plays/read-goal-progress';
import { eventOf } from '@/lib/queries/plays/signal-facts';
import { memoryOfPerson } from '../../memory/memory-of-person';
import { loadActiveModel } from '../active-model';
import { loadAgentRecords } from '../agent-records';
import { loadClaims } from '../claims';
import type { PlayOfRun } from '../goal-of-play';
import { goalOf } from '../goal-of-play';
import { measuredFields, measuredFor, measuredIn } from '../measured-here';
import { campaignsShownTo } from './campaigns-shown-to';
import { knownRoles, knownRolesSelect } from './known-roles';

const DAY_MS = 86_400_000;

export type PersonOfRun = { contactId: string; signalId: string };
type Asked = {
  workspaceId: string;
  play: PlayOfRun;
  /** Null where the plan is for one person alone. */
  accountId: string | null;
  signalId: string;
  people: readonly PersonOfRun[];
  /** The run that is asked about again, and since when answers count; null while it is planned. */
  run: { id: string; startedAt: Date } | null;
};

/** What the orchestrator knows of an account, the people of it that a play took up, and what is around, as of now. */
export async function loadAccountContext(asked: Asked): Promise<AccountContext> {
  const { workspaceId, play, accountId, signalId } = asked;
  const { body } = play;
  const mayTarget = body.agents === 'all' || body.agents.includes('bid-and-budget');
  const workspace = await db().workspace.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: workspaceId },
    select: { timeZone: true, currency: true, ...measuredFields },
  });
  const today = localDay(now(), workspace.timeZone);
  const subjects = [
    ...(accountId === null ? [] : [accountId]),
    ...asked.people.map(({ contactId }) => contactId),
  ];
  const [known, claims, records, reached, inSequences, campaigns, shown, pages] = await Promise.all([
    accountId === null
      ? null
      : db().account.findUnique({
          where: { id_workspaceId: { id: accountId, workspaceId } },
          select: {
            id: true,
            tier: true,
            industry: true,
            region: true,
            employees: true,
            ...knownRolesSelect,
          },
        }),
    loadClaims(workspaceId, subjects, play.id),
    loadAgentRecords(workspaceId),
    reachedGoal({ id: play.id, workspaceId, body }),
    accountId === null
      ? 0
      : db().contact.count({ where: { workspaceId, accountId, sequenceExternalId: { not: null } } }),
    accountId !== null && mayTarget ? loadCampaignStandings(workspaceId, today) : [],
    accountId !== null && mayTarget ? campaignsShownTo(workspaceId, accountId) : new Set<string>(),
    accountId === null ? 0 : db().landingPage.count({ where: { workspaceId } }),
  ]);
  if (accountId !== null && !known)
    throw new AppError('not_found', { detail: 'The company of this run is not known any more.' });
  const odds = known
    ? await oddsOf(workspaceId, known, body.aim.horizonDays)
    : { firm: 1, likelihood: 1, ofRole: () => 1 };
  const people = await loadPeople(asked, claims, odds);
  return {
    play: goalOf(play, reached),
    account: known && {
      id: known.id,
      tier: known.tier,
      industry: known.industry,
      roles: knownRoles(known).length,
      fitOdds: odds.firm,
      likelihood: odds.likelihood,
    },
    pages,
    signalId,
    people,
    inSequences,
    campaigns: campaigns.map((campaign) => ({ ...campaign, isShown: shown.has(campaign.id) })),
    measured: measuredFor(measuredIn(workspace), play.id),
    agents: workspace.agents.flatMap(({ kind }) => agentKindSchema.safeParse(kind).data ?? []),
    records,
    claims,
    priority: body.priority,
    currency: workspace.currency,
    today,
  };
}

type Odds = { firm: number; likelihood: number; ofRole: (role: string | undefined) => number };

/** What was won of companies and of people like these, as far as enough were decided, and when they decide: how much it moves the odds. */
async function oddsOf(
  workspaceId: string,
  firm: FirmTraits & { id: string },
  horizonDays: number,
): Promise<Odds> {
  const [fit, roles, said] = await Promise.all([
    learntFit(workspaceId),
    readRoleRecords(workspaceId),
    readSaidTiming(workspaceId, firm.id),
  ]);
  return {
    firm: fitOdds(fit, firm),
    likelihood: said
      ? timingTimes(
          await readTimingRates(workspaceId),
          said.timing,
          horizonDays,
          (now().getTime() - said.at.getTime()) / DAY_MS,
        )
      : 1,
    ofRole: (role) => roleOdds(roles, buyingRoleSchema.safeParse(role).data ?? null),
  };
}

/** What a person's traits say, moved by what else is known; null as long as nothing is. */
function scoreOf(
  scored: number | null,
  traits: Traits,
  by: { odds: number; likelihood: number },
): number | null {
  if (by.odds === 1 && by.likelihood === 1) return scored;
  return moved(scored ?? priorScore(traits).probability, by);
}

async function loadPeople(
  { workspaceId, play, people, run }: Asked,
  claims: readonly Claim[],
  odds: Odds,
): Promise<AccountPerson[]> {
  const ids = people.map(({ contactId }) => contactId);
  const [model, contacts, qualities, open, answered] = await Promise.all([
    loadActiveModel(workspaceId),
    db().contact.findMany({
      where: { workspaceId, id: { in: ids }, erasedAt: null, mergedIntoId: null },
      include: {
        limits: { where: { liftedAt: null }, select: { kind: true } },
        suppressions: { where: { liftedAt: null }, select: { id: true }, take: 1 },
        learntFacts: factsInForce,
        merged: { select: { learntFacts: factsInForce } },
        buyingRole: { select: { role: true } },
        consents: {
          where: { purpose: 'sales_outreach', channel: 'email' },
          orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
          take: 1,
          select: { status: true },
        },
      },
    }),
    db().signal.findMany({
      where: { workspaceId, id: { in: people.map(({ signalId }) => signalId) } },
      select: { id: true, quality: true },
    }),
    db().run.findMany({
      where: {
        workspaceId,
        subjectId: { in: ids },
        status: { in: [...openRunStatuses] },
        // The one that is asked about has them.
        ...(run ? { id: { not: run.id } } : {}),
      },
      select: { subjectId: true },
    }),
    run === null ? new Set<string>() : whoAnswered(workspaceId, ids, run.startedAt),
  ]);
  const known = new Map(contacts.map((contact) => [contact.id, contact]));
  const qualityOf = new Map(qualities.map(({ id, quality }) => [id, quality]));
  const openFor = new Set(open.map(({ subjectId }) => subjectId));
  const claimOf = new Map(
    claims
      .filter((claim) => claim.priority <= play.body.priority)
      .map((claim) => [claim.subjectId, claim.title.slice(0, 80)]),
  );
  return people.flatMap(({ contactId, signalId }): AccountPerson[] => {
    const contact = known.get(contactId);
    if (!contact) return [];
    const traits = traitsSchema.parse(contact.traits);
    const limit = strictestLimit(contact.limits.map(({ kind }) => kind));
    const claimedBy = claimOf.get(contactId) ?? null;
    const weaker = claims.some((claim) => claim.subjectId === contactId) && claimedBy === null;
    return [
      {
        id: contactId,
        signalId,
        quality: qualityOf.get(signalId) ?? 0,
        traits,
        // Whoever objected, or had the use of their data restricted, is not scored either.
        score:
          limit === null
            ? scoreOf(model ? scoreContact(model.score, traits).probability : null, traits, {
                odds: odds.firm * odds.ofRole(contact.buyingRole?.role),
                likelihood: odds.likelihood,
              })
            : null,
        isReachable: contact.email !== null,
        // Who said no is not planned for either: the gate would refuse it.
        isSuppressed: contact.suppressions.length > 0 || contact.consents[0]?.status === 'withdrawn',
        limit,
        convertedAt: contact.convertedAt?.toISOString() ?? null,
        ownerExternalId: contact.ownerExternalId,
        sequenceId: contact.sequenceExternalId,
        hasReplied: answered.has(contactId),
        // The run of a play that this one goes before is ended when it is planned.
        hasOpenRun: !weaker && openFor.has(contactId),
        claimedBy,
        memory: limit === null ? memoryOfPerson('orchestrator', { ...contact, account: null }) : [],
      },
    ];
  });
}

/** Who of these people has answered a message since. */
async function whoAnswered(
  workspaceId: string,
  ids: readonly string[],
  since: Date,
): Promise<ReadonlySet<string>> {
  const reports = await db().signal.findMany({
    where: {
      workspaceId,
      contactId: { in: [...ids] },
      kind: 'email.reported',
      occurredAt: { gte: new Date(since.getTime() - DAY_MS) },
      recordedAt: { gte: since },
    },
    select: { contactId: true, kind: true, payload: true },
  });
  return new Set(
    reports.flatMap((report) =>
      eventOf(report) === 'replied' && report.contactId ? [report.contactId] : [],
    ),
  );
}
