import { agentIdParams } from '@/lib/contracts/agents';
import { agentEvidenceSchema } from '@/lib/contracts/holdouts';
import { withApi } from '@/lib/http/with-api';
import { readAgentEvidence } from '@/lib/queries/holdouts/read-agent-evidence';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: agentEvidenceSchema,
  handler: ({ access, params }) => readAgentEvidence(access.workspace, params.id),
});
