import { agentIdParams } from '@/lib/contracts/agents';
import { agentDriftSchema } from '@/lib/contracts/alarms';
import { withApi } from '@/lib/http/with-api';
import { readAgentDrift } from '@/lib/queries/monitoring/read-agent-drift';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: agentDriftSchema,
  handler: ({ access, params }) => readAgentDrift(access.workspace, params.id),
});
