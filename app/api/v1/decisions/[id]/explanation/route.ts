import { decisionExplanationSchema, decisionIdParams } from '@/lib/contracts/decisions';
import { withApi } from '@/lib/http/with-api';
import { explainDecision } from '@/lib/usecases/decisions/explain-decision';

export const GET = withApi({
  access: 'workspace.read',
  params: decisionIdParams,
  response: decisionExplanationSchema,
  handler: ({ access, params }) => explainDecision(access.workspace, params.id),
});
