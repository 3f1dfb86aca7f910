import { agentVersion } from '@/lib/agents/kit/agent-version';
import { agentDefinitions } from '@/lib/agents/registry';
import type { Actor } from '@/lib/core/access/actor';
import { type LearningKind, learntModels } from '@/lib/core/learning/learnt-models';
import type { Tx } from '@/lib/db/tx';
import { changeAgentVersion } from '@/lib/gateway';
import { draftingInForce } from './drafting';

type InUse = {
  workspaceId: string;
  kind: LearningKind;
  modelId: string;
  hash: string;
  why: string;
  actor: Actor;
};

/** Makes one version the one in use; the agent's version changes with it, so that its trust starts over. */
export async function putInUse(
  tx: Tx,
  { workspaceId, kind, modelId, hash, why, actor }: InUse,
): Promise<void> {
  await tx.scoringModel.updateMany({
    where: { workspaceId, name: learntModels[kind], active: true },
    data: { active: false },
  });
  await tx.scoringModel.update({
    where: { id_workspaceId: { id: modelId, workspaceId } },
    data: { active: true },
    select: { id: true },
  });
  const agent = await tx.agent.findUnique({
    where: { workspaceId_kind: { workspaceId, kind } },
    select: { id: true },
  });
  if (!agent) return;
  const drafting = await draftingInForce(workspaceId, kind, tx);
  const version = agentVersion(agentDefinitions[kind], hash, drafting?.versionHash ?? null);
  await changeAgentVersion(tx, { workspaceId, agentId: agent.id, version, why, actor });
}

/** One at a time in each workspace: versions count up, and one of them is in use. */
export const lockModels = (tx: Tx, workspaceId: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`models:${workspaceId}`}, 0))`;
