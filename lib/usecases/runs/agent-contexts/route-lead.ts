import type { AgentResult } from '@/lib/agents/kit/agent';
import { agentDefinitions } from '@/lib/agents/registry';
import { scoreContact } from '@/lib/core/statistics/routing-score';
import { traitsSchema } from '@/lib/core/statistics/traits';
import { readOwners } from '@/lib/gateway';
import { loadActiveModel } from '../active-model';
import type { RunWithSignal } from '../load-run';
import { ownerRecords } from '../owner-records';
import { exploreShareOf } from './explore-share';
import { nothingProposed } from './nothing-proposed';

/** What the lead router proposes for the contact of the run's signal. */
export async function routeLead(
  run: RunWithSignal,
  workspace: NonNullable<RunWithSignal['agent']>['workspace'],
): Promise<{ result: AgentResult; modelHash: string | null }> {
  const { contact, ...signal } = run.signal;
  if (!contact)
    return { result: { summary: 'The signal names no contact.', proposals: [] }, modelHash: null };
  const model = await loadActiveModel(run.workspaceId);
  const nothing = nothingProposed(run);
  if (nothing) return { result: nothing, modelHash: model?.hash ?? null };
  const traits = traitsSchema.parse(contact.traits);
  const score = model ? scoreContact(model.score, traits) : null;
  const records = await ownerRecords(run.workspaceId);
  const owners = await readOwners(run.workspaceId);
  const result = agentDefinitions['lead-router'].propose({
    workspace: { currency: workspace.currency },
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
      isReachable: contact.email !== null,
      traits,
      score: score?.probability ?? null,
      scoreReasons: score?.reasons ?? [],
      ownerExternalId: contact.ownerExternalId,
    },
    owners: owners.map((owner) => ({ ...owner, ...records.outcomes(owner.externalId) })),
    model: model && { id: model.id, hash: model.hash },
    recentAssignments: records.recentAssignments,
    exploration: { seed: run.id, share: exploreShareOf(workspace.policies) },
    ranking: model?.ranking ?? null,
  });
  return { result, modelHash: model?.hash ?? null };
}
