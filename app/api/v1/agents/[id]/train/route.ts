import { agentIdParams, trainResultSchema } from '@/lib/contracts/agents';
import { withApi } from '@/lib/http/with-api';
import { requireLearningAgent } from '@/lib/queries/agents/require-learning-agent';
import { askToLearn } from '@/lib/usecases/models/ask-to-learn';

export const POST = withApi({
  access: 'agents.edit',
  params: agentIdParams,
  response: trainResultSchema,
  handler: async ({ access, params }) => {
    const kind = await requireLearningAgent(access.workspace.id, params.id);
    return askToLearn({ workspaceId: access.workspace.id, actor: access.actor, agentId: params.id, kind });
  },
});
