import { agentDetailSchema, agentIdParams } from '@/lib/contracts/agents';
import { withApi } from '@/lib/http/with-api';
import { getAgent } from '@/lib/queries/agents/get-agent';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: agentDetailSchema,
  handler: ({ access, params }) => getAgent(access.workspace, params.id),
});
