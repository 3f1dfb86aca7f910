import { planRun } from '@/lib/agents/orchestrator/plan-run';
import type { Plan } from '@/lib/core/runs/plan';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { type AuditEntryInput, appendAuditEntries } from '@/lib/db/repositories/audit-entries';
import { enqueueEvents } from '@/lib/db/repositories/outbox-events';
import { inTransaction } from '@/lib/db/tx';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { dayOfDate, localDay } from '@/lib/platform/zone';
import { sendOutboxEvents } from '../outbox/send-outbox-events';
import { type ActiveModel, loadActiveModel } from './active-model';
import { type CampaignStanding, loadCampaignStandings } from './campaign-standings';
import { loadPlannableSignals, type PlannableSignal } from './plannable-signals';

const openStatuses = ['planned', 'running', 'waiting'] as const;

type Surroundings = {
  currency: string;
  today: string;
  model: ActiveModel | null;
  campaigns: CampaignStanding[];
  lastPlannedDay: string | null;
  openRuns: Map<string, number>;
  /** Open runs about any campaign: a reallocation touches them all. */
  openCampaignRuns: number;
};

function planFor(signal: PlannableSignal, around: Surroundings): Plan {
  const { contact } = signal;
  const traits = contact ? traitsSchema.parse(contact.traits) : {};
  const score = contact && around.model ? scoreContact(around.model.score, traits) : null;
  return planRun({
    signal: {
      id: signal.id,
      kind: signal.kind,
      quality: signal.quality,
      occurredAt: signal.occurredAt.toISOString(),
      payload: signal.payload,
    },
    contact: contact && {
      id: contact.id,
      traits,
      score: score?.probability ?? null,
      scoreReasons: score?.reasons ?? [],
      modelId: around.model?.id ?? null,
      convertedAt: contact.convertedAt?.toISOString() ?? null,
      ownerExternalId: contact.ownerExternalId,
      accountTier: contact.account?.tier ?? null,
    },
    campaigns: signal.kind === 'campaign.performance' ? around.campaigns : null,
    openRuns:
      signal.kind === 'campaign.performance'
        ? around.openCampaignRuns
        : (around.openRuns.get(signal.contactId ?? '') ?? 0),
    lastPlannedDay: around.lastPlannedDay,
    currency: around.currency,
    today: around.today,
    now: now().toISOString(),
  });
}

async function look(workspaceId: string, signals: readonly PlannableSignal[]): Promise<Surroundings> {
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const today = localDay(now(), workspace.timeZone);
  const ads = signals.some((signal) => signal.kind === 'campaign.performance');
  const subjects = signals
    .flatMap((signal) => [signal.contactId, signal.campaignId])
    .filter((id) => id !== null);
  const open = await db().run.groupBy({
    by: ['subjectId'],
    where: { workspaceId, subjectId: { in: subjects }, status: { in: [...openStatuses] } },
    _count: true,
  });
  const last = ads
    ? await db().run.findFirst({
        where: { workspaceId, subjectType: 'campaign', agentId: { not: null } },
        orderBy: { startedAt: 'desc' },
        include: { signal: { select: { payload: true } } },
      })
    : null;
  const day = (last?.signal.payload as { day?: unknown } | undefined)?.day;
  return {
    currency: workspace.currency,
    today,
    model: await loadActiveModel(workspaceId),
    campaigns: ads ? await loadCampaignStandings(workspaceId, today) : [],
    lastPlannedDay: typeof day === 'string' ? day : last ? dayOfDate(last.startedAt) : null,
    openCampaignRuns: ads
      ? await db().run.count({
          where: { workspaceId, subjectType: 'campaign', status: { in: [...openStatuses] } },
        })
      : 0,
    openRuns: new Map(open.map((row) => [row.subjectId, row._count])),
  };
}

/**
 * The orchestrator's turn: one plan per signal, doing nothing being a plan too. Writes runs, record and the events that start
 * those worth it in one transaction; a signal that already has a run is passed over. @returns how many were planned and started.
 */
export async function planRuns(
  workspaceId: string,
  signalIds: readonly string[],
): Promise<{ planned: number; started: number }> {
  const signals = await loadPlannableSignals(workspaceId, signalIds);
  if (signals.length === 0) return { planned: 0, started: 0 };
  const around = await look(workspaceId, signals);
  const agents = new Map(
    (await db().agent.findMany({ where: { workspaceId } })).map((agent) => [agent.kind, agent.id]),
  );
  const runs = signals.map((signal) => {
    const plan = planFor(signal, around);
    const agentId = plan.agentKind ? (agents.get(plan.agentKind) ?? null) : null;
    const started = plan.action === 'assign' && agentId !== null;
    const subjectId = signal.contactId ?? signal.campaignId ?? signal.id;
    if (started) {
      around.openRuns.set(subjectId, (around.openRuns.get(subjectId) ?? 0) + 1);
      if (signal.kind === 'campaign.performance') around.openCampaignRuns += 1;
      if (signal.kind === 'campaign.performance' && typeof signal.payload.day === 'string')
        around.lastPlannedDay = signal.payload.day;
    }
    return { id: newId('run'), signal, plan, agentId, started, subjectId };
  });
  await inTransaction(async (tx) => {
    const { count } = await tx.run.createMany({
      skipDuplicates: true,
      data: runs.map(({ id, signal, plan, agentId, started, subjectId }) => ({
        id,
        workspaceId,
        signalId: signal.id,
        subjectType: signal.contactId ? 'contact' : 'campaign',
        subjectId,
        agentId,
        plan: toJson(plan),
        expectedValueMicros: BigInt(plan.expectedValueMicros),
        status: started ? ('planned' as const) : ('no_action' as const),
        outcome: started ? null : plan.why,
        startedAt: now(),
        finishedAt: started ? null : now(),
      })),
    });
    // Another call planned one of these signals meanwhile: let the engine run this step again on what is left.
    if (count !== runs.length) throw new Error('Some of these signals were planned meanwhile.');
    await appendAuditEntries(
      tx,
      runs.map(({ id, signal, plan, started }): AuditEntryInput => {
        const entry = {
          workspaceId,
          actor: { type: 'system' as const, id: 'orchestrator' },
          subject: { type: 'run', id },
          runId: id,
        };
        return started
          ? {
              ...entry,
              verb: 'runs.planned',
              detail: {
                signalId: signal.id,
                agentKind: plan.agentKind ?? '',
                why: plan.why,
                expectedValueMicros: plan.expectedValueMicros,
              },
            }
          : { ...entry, verb: 'runs.not_acted', detail: { signalId: signal.id, why: plan.why } };
      }),
    );
    await enqueueEvents(
      tx,
      runs
        .filter((run) => run.started)
        .map(({ id }) => ({ workspaceId, name: 'run/planned' as const, data: { workspaceId, runId: id } })),
    );
  });
  await sendOutboxEvents();
  return { planned: runs.length, started: runs.filter((run) => run.started).length };
}
