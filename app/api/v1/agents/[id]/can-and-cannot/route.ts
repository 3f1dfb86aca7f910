import { agentBoundsSchema } from '@/lib/contracts/agent-bounds';
import { agentIdParams } from '@/lib/contracts/agents';
import { withApi } from '@/lib/http/with-api';
import { readBounds } from '@/lib/queries/agents/read-bounds';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: agentBoundsSchema,
  handler: ({ access, params }) => readBounds(access.workspace, params.id),
});
