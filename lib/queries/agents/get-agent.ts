import { type AgentDetail, type ModelCard, modelMetricsSchema } from '@/lib/contracts/agents';
import { agentCatalogue } from '@/lib/core/runs/agent-catalogue';
import { describeScope } from '@/lib/core/scopes/describe-scope';
import { AppError } from '@/lib/core/shared/app-error';
import { db } from '@/lib/db/client';
import { resolveNames } from '../names/resolve-names';
import { countDecisions } from '../overview/count-decisions';
import { readAgentRows } from './read-agent-rows';
import { readScopeNames } from './read-scope-names';
import { readScopeVersions } from './read-scope-versions';
import { learningKind } from './require-learning-agent';

/** One agent: what it is, what it can and can't do, what came of it. Throws `not_found`, alike for foreign ones. */
export async function getAgent(
  workspace: { id: string; timeZone: string; currency: string },
  agentId: string,
): Promise<AgentDetail> {
  const [row] = await readAgentRows(workspace.id, { id: agentId });
  if (!row) throw new AppError('not_found', { detail: 'There is no such agent in this workspace.' });
  const usesModel = row.kind === learningKind;
  const [{ versions, active }, decisions, model, names] = await Promise.all([
    readScopeVersions(workspace, agentId),
    countDecisions(workspace, agentId),
    usesModel ? readModelCard(workspace.id) : null,
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
    usesModel,
    model,
    names: names.all,
  };
}

async function readModelCard(workspaceId: string): Promise<ModelCard | null> {
  const model = await db().scoringModel.findFirst({
    where: { workspaceId, name: 'routing-score', active: true },
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
