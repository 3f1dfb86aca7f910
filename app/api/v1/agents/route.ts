import { agentPageSchema } from '@/lib/contracts/agents';
import { withApi } from '@/lib/http/with-api';
import { listAgents } from '@/lib/queries/agents/list-agents';

export const GET = withApi({
  access: 'workspace.read',
  response: agentPageSchema,
  handler: ({ access }) => listAgents(access.workspace.id),
});
