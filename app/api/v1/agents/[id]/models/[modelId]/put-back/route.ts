import { modelIdParams, putBackBodySchema, putBackResultSchema } from '@/lib/contracts/models';
import { withApi } from '@/lib/http/with-api';
import { requireLearningAgent } from '@/lib/queries/agents/require-learning-agent';
import { putBackModel } from '@/lib/usecases/models/put-back-model';

export const POST = withApi({
  access: 'agents.edit',
  params: modelIdParams,
  body: putBackBodySchema,
  response: putBackResultSchema,
  handler: async ({ access, params, body }) => {
    const kind = await requireLearningAgent(access.workspace.id, params.id);
    return putBackModel({
      workspaceId: access.workspace.id,
      actor: access.actor,
      kind,
      modelId: params.modelId,
      reason: body.reason,
    });
  },
});
