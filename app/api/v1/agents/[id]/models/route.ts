import { agentIdParams } from '@/lib/contracts/agents';
import { modelVersionsSchema } from '@/lib/contracts/models';
import { withApi } from '@/lib/http/with-api';
import { listModels } from '@/lib/queries/models/list-models';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: modelVersionsSchema,
  handler: ({ access, params }) => listModels(access.workspace.id, params.id),
});
