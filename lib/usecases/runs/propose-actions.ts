import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import { proposalSchema } from '@/lib/core/actions/proposal';
import { policyBodySchema } from '@/lib/core/gate/policy-body';
import { agentKindSchema } from '@/lib/core/runs/agent-kind';
import { isRunOpen, openRunStatuses } from '@/lib/core/runs/run-status';
import { scopeBodySchema } from '@/lib/core/scopes/scope-body';
import { AppError } from '@/lib/core/shared/app-error';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { db } from '@/lib/db/client';
import type { Agent } from '@/lib/db/generated/client';
import { toJson } from '@/lib/db/json';
import { inTransaction } from '@/lib/db/tx';
import { readOwners } from '@/lib/gateway';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { localDay } from '@/lib/platform/zone';
import { loadActiveModel } from './active-model';
import { loadCampaignStandings } from './campaign-standings';
import { markRun } from './finish-run';
import { ownerRecords } from './owner-records';

export type ProposeResult = { taskId: string; proposals: number; summary: string } | { taskId: null };

type RunWithSignal = NonNullable<Awaited<ReturnType<typeof loadRun>>>;
const loadRun = (workspaceId: string, runId: string) =>
  db().run.findUnique({
    where: { id_workspaceId: { id: runId, workspaceId } },
    include: { agent: true, signal: { include: { contact: { include: { account: true } } } }, tasks: true },
  });

async function routeLead(
  run: RunWithSignal,
  currency: string,
): Promise<{ result: AgentResult; modelHash: string | null }> {
  const { contact, ...signal } = run.signal;
  if (!contact)
    return { result: { summary: 'The signal names no contact.', proposals: [] }, modelHash: null };
  const model = await loadActiveModel(run.workspaceId);
  const traits = traitsSchema.parse(contact.traits);
  const score = model ? scoreContact(model.score, traits) : null;
  const records = await ownerRecords(run.workspaceId);
  const owners = await readOwners(run.workspaceId);
  const result = agentDefinitions['lead-router'].propose({
    workspace: { currency },
    signal: {
      id: signal.id,
      kind: signal.kind,
      quality: signal.quality,
      occurredAt: signal.occurredAt.toISOString(),
    },
    contact: {
      id: contact.id,
      region: contact.region,
      accountTier: contact.account?.tier ?? null,
      traits,
      score: score?.probability ?? null,
      scoreReasons: score?.reasons ?? [],
      ownerExternalId: contact.ownerExternalId,
    },
    owners: owners.map((owner) => ({ ...owner, ...records.outcomes(owner.externalId) })),
    model: model && { id: model.id, hash: model.hash },
    recentAssignments: records.recentAssignments,
  });
  return { result, modelHash: model?.hash ?? null };
}

async function moveBudgets(
  run: RunWithSignal,
  currency: string,
  today: string,
): Promise<{ result: AgentResult; modelHash: null }> {
  const { workspaceId } = run;
  const policy = await db().policy.findFirst({ where: { workspaceId, active: true } });
  const scope = await db().scope.findFirst({
    where: { workspaceId, agentId: run.agentId ?? '', status: 'active' },
  });
  if (!policy || !scope)
    return {
      result: { summary: 'No policy or no scope is in force: nothing is proposed.', proposals: [] },
      modelHash: null,
    };
  const body = policyBodySchema.parse(policy.body);
  const limits = scopeBodySchema.parse(scope.body);
  const result = agentDefinitions['bid-and-budget'].propose({
    signalId: run.signalId,
    currency,
    goal: 'roas',
    campaigns: await loadCampaignStandings(workspaceId, today),
    policy: {
      id: policy.id,
      roasFloor: body.roasFloor,
      roasMinSpendMicros: body.roasMinSpendMicros,
      roasWindowDays: body.roasWindowDays,
    },
    limits: {
      maxRelativeChange: limits.maxRelativeChange,
      maxAddedDailySpendMicros: limits.maxAddedDailySpendMicros,
    },
    today,
  });
  return { result, modelHash: null };
}

/** A new version of an agent starts its first decisions over: the row says since when it is at work. */
async function currentVersion(agent: Agent, modelHash: string | null): Promise<string> {
  const kind = agentKindSchema.parse(agent.kind);
  const version = agentVersion(agentDefinitions[kind], modelHash);
  if (version !== agent.version)
    await db().agent.updateMany({
      where: { id: agent.id, version: agent.version },
      data: { version, versionSince: now() },
    });
  return version;
}

/**
 * Asks the run's agent what it proposes and keeps the answer as a task; asked again it gives the task it has. Proposals are
 * parsed here: what does not fit the catalogue never reaches the gate. A run that is over is not executed again: no task.
 */
export async function proposeActions(workspaceId: string, runId: string): Promise<ProposeResult> {
  const run = await loadRun(workspaceId, runId);
  if (!run?.agent) throw new AppError('not_found', { detail: 'There is no such run, or it has no agent.' });
  if (!isRunOpen(run.status)) return { taskId: null };
  const existing = run.tasks[0];
  if (existing) {
    await markRun(workspaceId, runId, 'running');
    return {
      taskId: existing.id,
      proposals: proposalSchema.array().parse(existing.proposals).length,
      summary: existing.summary,
    };
  }
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const kind = agentKindSchema.parse(run.agent.kind);
  const { result, modelHash } =
    kind === 'lead-router'
      ? await routeLead(run, workspace.currency)
      : await moveBudgets(run, workspace.currency, localDay(now(), workspace.timeZone));
  const proposals = proposalSchema.array().parse(result.proposals);
  const version = await currentVersion(run.agent, modelHash);
  const agentId = run.agent.id;
  return inTransaction(async (tx) => {
    const taskId = newId('tsk');
    await tx.task.create({
      data: {
        id: taskId,
        workspaceId,
        runId,
        agentId,
        agentVersion: version,
        proposals: toJson(proposals),
        summary: result.summary,
        createdAt: now(),
      },
      select: { id: true },
    });
    await tx.run.updateMany({
      where: { id: runId, status: { in: [...openRunStatuses] } },
      data: { status: 'running' },
    });
    return { taskId, proposals: proposals.length, summary: result.summary };
  });
}
