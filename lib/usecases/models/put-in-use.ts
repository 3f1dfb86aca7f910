import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import type { Actor } from '@/lib/core/access/actor';
import type { Tx } from '@/lib/db/tx';
import { changeAgentVersion } from '@/lib/gateway';
import { draftingInForce } from './drafting';

export const modelName = 'routing-score';

/** Makes one version the one in use; the router's version changes with it, so that its trust starts over. */
export async function putInUse(tx: Tx, { workspaceId, modelId, hash, why, actor }: InUse): Promise<void> {
  await tx.scoringModel.updateMany({
    where: { workspaceId, name: modelName, active: true },
    data: { active: false },
  });
  await tx.scoringModel.update({
    where: { id_workspaceId: { id: modelId, workspaceId } },
    data: { active: true },
    select: { id: true },
  });
  const router = await tx.agent.findUnique({
    where: { workspaceId_kind: { workspaceId, kind: 'lead-router' } },
    select: { id: true },
  });
  if (!router) return;
  const drafting = await draftingInForce(workspaceId, 'lead-router', tx);
  const version = agentVersion(agentDefinitions['lead-router'], hash, drafting?.versionHash ?? null);
  await changeAgentVersion(tx, { workspaceId, agentId: router.id, version, why, actor });
}

type InUse = { workspaceId: string; modelId: string; hash: string; why: string; actor: Actor };

/** One at a time in each workspace: versions count up, and one of them is in use. */
export const lockModels = (tx: Tx, workspaceId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`models:${workspaceId}`}, 0))`;
