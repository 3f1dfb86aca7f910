import { agentIdParams, trainResultSchema } from '@/lib/contracts/agents';
import { AppError } from '@/lib/core/shared/app-error';
import { withApi } from '@/lib/http/with-api';
import { getAgent } from '@/lib/queries/agents/get-agent';
import { trainRoutingScore } from '@/lib/usecases/agents/train-routing-score';

export const POST = withApi({
  access: 'agents.edit',
  params: agentIdParams,
  response: trainResultSchema,
  handler: async ({ access, params }) => {
    const agent = await getAgent(access.workspace, params.id);
    if (!agent.usesModel) throw new AppError('conflict', { detail: 'This agent learns no score.' });
    return trainRoutingScore({ workspaceId: access.workspace.id, actor: access.actor });
  },
});
