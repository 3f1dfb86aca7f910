import type { AgentKind } from '@/lib/core/runs/agent-kind';
import { db } from '@/lib/db/client';
import { toJson } from '@/lib/db/json';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { configuredDrafting } from '@/lib/usecases/models/drafting';
import { draftProposal } from '@/lib/usecases/runs/draft-proposal';
import { planRuns } from '@/lib/usecases/runs/plan-runs';
import { proposeActions } from '@/lib/usecases/runs/propose-actions';
import { submitUnlessCancelled } from '@/lib/usecases/runs/submit-proposal';
import { recordSignals } from '@/lib/usecases/signals/record-signals';
import type { TestWorkspace } from './workspace';

/** As if a person had looked at an evaluation of what is configured and accepted it. */
export async function acceptModel(
  { workspaceId, agents, admin }: TestWorkspace,
  kind: AgentKind,
): Promise<void> {
  const drafting = configuredDrafting(kind);
  if (!drafting) throw new Error('No model is configured for this agent.');
  await db().modelEvaluation.create({
    data: {
      id: newId('mev'),
      workspaceId,
      agentId: agents[kind].id,
      model: drafting.settings.model,
      versionHash: drafting.versionHash,
      prompts: toJson([]),
      status: 'completed',
      requestedById: admin.id,
      createdAt: now(),
      finishedAt: now(),
      answer: 'accepted',
      decidedById: admin.id,
      decidedAt: now(),
      reason: 'Good.',
    },
  });
}

/** A run of the lead router about a new contact, planned and not yet begun. */
export async function aLeadRun(workspace: TestWorkspace, externalId: string): Promise<string> {
  const { workspaceId, admin } = workspace;
  const [recorded] = await recordSignals({
    workspaceId,
    actor: admin,
    emit: false,
    items: [
      {
        kind: 'lead.engaged',
        source: 'website',
        messageId: externalId,
        occurredAt: new Date(Date.now() - 60_000).toISOString(),
        payload: {
          contact: {
            externalId,
            email: `${externalId}@example.com`,
            region: 'DACH',
            title: 'Procurement Manager',
            traits: { Visits: 9, 'Seconds on site': 900, 'Page views': 12 },
          },
          account: { externalId: `account-${externalId}`, name: 'Example', employees: 400, tier: 'tier_2' },
        },
      },
    ],
  });
  const signalId = recorded && 'signalId' in recorded ? (recorded.signalId ?? '') : '';
  await planRuns(workspaceId, [signalId]);
  return (await db().run.findFirstOrThrow({ where: { workspaceId, signalId } })).id;
}

/** The steps of a run up to the gate, as its workflow takes them. */
export async function takeToGate(workspaceId: string, runId: string) {
  const task = await proposeActions(workspaceId, runId);
  if (task.taskId === null) throw new Error('Nothing was proposed.');
  for (const ordinal of task.drafts ?? []) await draftProposal(workspaceId, task.taskId, ordinal);
  const submitted = await submitUnlessCancelled(workspaceId, task.taskId, 0);
  const action = await db().action.findUniqueOrThrow({
    where: { id: submitted?.actionId ?? '' },
    include: { decisions: true, approvals: true },
  });
  const calls = await db().modelCall.findMany({ where: { workspaceId, runId }, orderBy: { id: 'asc' } });
  return { task, action, calls };
}
