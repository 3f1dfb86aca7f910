import { agentIdParams } from '@/lib/contracts/agents';
import { responseCurvesSchema } from '@/lib/contracts/response-curves';
import { withApi } from '@/lib/http/with-api';
import { readResponseCurves } from '@/lib/queries/agents/read-response-curves';

/** How each campaign answers to spend, and what that rests on. */
export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: responseCurvesSchema,
  handler: ({ access, params }) => readResponseCurves(access.workspace, params.id),
});
