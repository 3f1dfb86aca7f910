import {
  decideEvaluationBodySchema,
  decideEvaluationResultSchema,
  modelEvaluationIdParams,
} from '@/lib/contracts/language-models';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { decideEvaluation } from '@/lib/usecases/models/decide-evaluation';

export const POST = withApi({
  access: 'agents.edit',
  params: modelEvaluationIdParams,
  body: decideEvaluationBodySchema,
  response: decideEvaluationResultSchema,
  handler: ({ access, params, body }) =>
    decideEvaluation({
      ...body,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      evaluationId: params.id,
    }),
});
