import type { Claim } from '@/lib/agents/orchestrator/account-context';
import type { AgentRecords } from '@/lib/agents/orchestrator/candidate';
import { planRun } from '@/lib/agents/orchestrator/plan-run';
import { strictestLimit } from '@/lib/core/rights/processing-limit';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import type { Plan } from '@/lib/core/runs/plan';
import { openRunStatuses } from '@/lib/core/runs/run-status';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { now } from '@/lib/platform/clock';
import { dayOfDate, localDay } from '@/lib/platform/zone';
import { type CampaignStanding, loadCampaignStandings } from '@/lib/queries/campaigns/campaign-standings';
import { type RunningHoldout, runningHoldouts } from '../holdouts/draw-arms';
import { memoryOfPerson } from '../memory/memory-of-person';
import { type ActiveModel, loadActiveModel } from './active-model';
import { goalOf, type PlayOfRun } from './goal-of-play';
import { type MeasuredHere, measuredFields, measuredFor, measuredIn } from './measured-here';
import type { PlannableSignal } from './plannable-signals';
import { subjectOf } from './subject-of';

/** What is known around the signals at the moment of planning; it is kept up to date as runs are planned. */
export type Surroundings = {
  currency: string;
  /** The agents of the workspace by their kind. */
  agents: ReadonlyMap<string, string>;
  /** What holdouts have measured of the agents and the plays. */
  measured: MeasuredHere;
  holdouts: readonly RunningHoldout[];
  today: string;
  model: ActiveModel | null;
  campaigns: CampaignStanding[];
  lastPlannedDay: string | null;
  openRuns: Map<string, number>;
  /** Open runs about any campaign: a reallocation touches them all. */
  openCampaignRuns: number;
};

/** What is around a play that takes somebody up. */
export type KnownOfPlay = { claims: readonly Claim[]; reached: number | null; records: AgentRecords };
export const nothingKnown: KnownOfPlay = { claims: [], reached: null, records: {} };

/** The orchestrator's plan for one signal, by itself or as a play took it up. */
export function planSignal(
  signal: PlannableSignal,
  around: Surroundings,
  play: PlayOfRun | null = null,
  { claims, reached, records }: KnownOfPlay = nothingKnown,
): Plan {
  const { contact } = signal;
  const traits = contact ? traitsSchema.parse(contact.traits) : {};
  const limit = strictestLimit((contact?.limits ?? []).map(({ kind }) => kind));
  // Whoever objected, or had the use of their data restricted, is not scored either.
  const score = contact && limit === null && around.model ? scoreContact(around.model.score, traits) : null;
  return planRun({
    signal: {
      id: signal.id,
      kind: signal.kind,
      quality: signal.quality,
      occurredAt: signal.occurredAt.toISOString(),
      payload: signal.payload,
    },
    play: play && {
      goal: goalOf(play, reached),
      priority: play.body.priority,
      // One person's programmes count nothing here: the play's number is of those of one company.
      claims: claims.filter(
        ({ subjectId }) => subjectId === signal.contactId || subjectId === contact?.accountId,
      ),
      agents: [...around.agents.keys()].flatMap((kind) => agentKindSchema.safeParse(kind).data ?? []),
      records,
    },
    contact: contact && {
      id: contact.id,
      traits,
      score: score?.probability ?? null,
      scoreReasons: score?.reasons ?? [],
      modelId: around.model?.id ?? null,
      convertedAt: contact.convertedAt?.toISOString() ?? null,
      ownerExternalId: contact.ownerExternalId,
      limit,
      memory: contact && limit === null ? memoryOfPerson('orchestrator', contact) : [],
      accountTier: contact.account?.tier ?? null,
      isReachable: contact.email !== null,
      sequenceId: contact.sequenceExternalId,
    },
    campaigns: signal.kind === 'campaign.performance' ? around.campaigns : null,
    measured: measuredFor(around.measured, play?.id ?? null),
    openRuns:
      signal.kind === 'campaign.performance'
        ? around.openCampaignRuns
        : (around.openRuns.get(subjectOf(signal).subjectId) ?? 0),
    lastPlannedDay: around.lastPlannedDay,
    currency: around.currency,
    today: around.today,
    now: now().toISOString(),
  });
}

/** Looks around once for all these signals. Earlier runs of the same signals do not count as having looked at their day. */
export async function lookAround(
  workspaceId: string,
  signals: readonly PlannableSignal[],
): Promise<Surroundings> {
  const workspace = await db().workspace.findUniqueOrThrow({
    relationLoadStrategy: 'join',
    where: { id: workspaceId },
    select: {
      timeZone: true,
      currency: true,
      ...measuredFields,
      holdouts: runningHoldouts(),
    },
  });
  const today = localDay(now(), workspace.timeZone);
  const ads = signals.some((signal) => signal.kind === 'campaign.performance');
  const subjects = [...new Set(signals.map((signal) => subjectOf(signal).subjectId))];
  const open = await db().run.groupBy({
    by: ['subjectId'],
    where: { workspaceId, subjectId: { in: subjects }, status: { in: [...openRunStatuses] } },
    _count: true,
  });
  const last = ads
    ? await db().run.findFirst({
        where: {
          workspaceId,
          subjectType: 'campaign',
          agentId: { not: null },
          signalId: { notIn: signals.map((signal) => signal.id) },
        },
        orderBy: { startedAt: 'desc' },
        include: { signal: { select: { payload: true } } },
      })
    : null;
  const day = (last?.signal.payload as { day?: unknown } | undefined)?.day;
  return {
    currency: workspace.currency,
    agents: new Map(workspace.agents.map(({ kind, id }) => [kind, id])),
    measured: measuredIn(workspace),
    holdouts: workspace.holdouts,
    today,
    model: await loadActiveModel(workspaceId),
    campaigns: ads ? await loadCampaignStandings(workspaceId, today) : [],
    lastPlannedDay: typeof day === 'string' ? day : last ? dayOfDate(last.startedAt) : null,
    openCampaignRuns: ads
      ? await db().run.count({
          where: { workspaceId, subjectType: 'campaign', status: { in: [...openRunStatuses] } },
        })
      : 0,
    openRuns: new Map(open.map((row) => [row.subjectId, row._count])),
  };
}
