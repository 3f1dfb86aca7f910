import { modelEvaluationIdParams, modelEvaluationSchema } from '@/lib/contracts/language-models';
import { withApi } from '@/lib/http/with-api';
import { readEvaluation } from '@/lib/queries/models/read-evaluation';

export const GET = withApi({
  access: 'workspace.read',
  params: modelEvaluationIdParams,
  response: modelEvaluationSchema,
  handler: ({ access, params }) => readEvaluation(access.workspace.id, params.id),
});
