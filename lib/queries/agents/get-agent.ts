import { type AgentDetail, type ModelCard, modelMetricsSchema } from '@/lib/contracts/agents';
import { isLearningKind, type LearningKind, learntModels } from '@/lib/core/learning/learnt-models';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { describeScope } from '@/lib/core/scopes/describe-scope';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';
import { countDecisions } from '../overview/count-decisions';
import { readAgentRows } from './read-agent-rows';
import { readScopeNames } from './read-scope-names';
import { readScopeVersions } from './read-scope-versions';

/** One agent: what it is, what it can and can't do, what came of it. Throws `not_found`, alike for foreign ones. */
export async function getAgent(
  workspace: { id: string; timeZone: string; currency: string },
  agentId: string,
): Promise<AgentDetail> {
  const [row] = await readAgentRows(workspace.id, { id: agentId });
  if (!row) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const learningKind = isLearningKind(row.kind) ? row.kind : null;
  const [{ versions, active }, decisions, model, names] = await Promise.all([
    readScopeVersions(workspace, agentId),
    countDecisions(workspace, agentId),
    learningKind === null ? null : readModelCard(workspace.id, learningKind),
    readScopeNames(workspace.id),
  ]);
  const description = active
    ? describeScope(active, workspace, names)
    : { can: [], cannot: ['It can do nothing: it has no scope in force.'] };
  return {
    ...row,
    currency: workspace.currency,
    proposes: [...agentCatalogue[row.kind].proposes],
    ...description,
    scopeBody: active,
    scopes: versions,
    decisions,
    usesModel: learningKind !== null,
    model,
    names: names.all,
  };
}

async function readModelCard(workspaceId: string, kind: LearningKind): Promise<ModelCard | null> {
  const model = await db().scoringModel.findFirst({
    where: { workspaceId, name: learntModels[kind], active: true },
  });
  if (!model) return null;
  const names = await resolveNames(
    workspaceId,
    model.createdById ? [{ type: 'person', id: model.createdById }] : [],
  );
  return {
    id: model.id,
    hash: model.hash,
    trainedOn: model.trainedOn,
    createdAt: model.createdAt.toISOString(),
    createdBy: model.createdById ? names.of('person', model.createdById) : null,
    metrics: modelMetricsSchema.parse(model.metrics),
  };
}
