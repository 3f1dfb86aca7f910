import { modelMetricsSchema } from '@/lib/contracts/agents';
import type { ModelVersions } from '@/lib/contracts/models';
import { learntModels } from '@/lib/core/learning/learnt-models';
import { learntRankingSchema } from '@/lib/core/learning/learnt-ranking';
import { modelEvidenceSchema } from '@/lib/core/learning/model-evidence';
import { db } from '@/lib/db/client';
import { requireLearningAgent } from '../agents/require-learning-agent';
import { resolveNames } from '../names/resolve-names';

const MOST_SHOWN = 100;

/** The versions of the score an agent reasons with, newest first. Throws `not_found`, `conflict` for an agent that learns none. */
export async function listModels(workspaceId: string, agentId: string): Promise<ModelVersions> {
  const kind = await requireLearningAgent(workspaceId, agentId);
  const rows = await db().scoringModel.findMany({
    where: { workspaceId, name: learntModels[kind] },
    omit: { weights: true },
    orderBy: { version: 'desc' },
    take: MOST_SHOWN,
  });
  const names = await resolveNames(
    workspaceId,
    rows.flatMap(({ createdById }) => (createdById ? [{ type: 'person', id: createdById }] : [])),
  );
  const versionOf = new Map(rows.map(({ id, version }) => [id, version]));
  return {
    versions: rows.map((row) => {
      const evidence = row.evidence === null ? null : modelEvidenceSchema.parse(row.evidence);
      const ranking = row.ranking === null ? null : learntRankingSchema.parse(row.ranking);
      return {
        id: row.id,
        version: row.version,
        hash: row.hash,
        active: row.active,
        trainedOn: row.trainedOn,
        createdAt: row.createdAt.toISOString(),
        createdBy: row.createdById ? names.of('person', row.createdById) : null,
        metrics: modelMetricsSchema.parse(row.metrics),
        evidence,
        againstVersion: versionOf.get(evidence?.against?.modelId ?? '') ?? null,
        rankingWeights: ranking?.weights ?? null,
      };
    }),
  };
}
