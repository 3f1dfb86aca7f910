import { agentIdParams } from '@/lib/contracts/agents';
import { startEvaluationResultSchema } from '@/lib/contracts/language-models';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { startEvaluation } from '@/lib/usecases/models/start-evaluation';

export const POST = withApi({
  access: 'agents.edit',
  params: agentIdParams,
  response: startEvaluationResultSchema,
  status: 202,
  handler: ({ access, params }) =>
    startEvaluation({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      agentId: params.id,
    }),
});
