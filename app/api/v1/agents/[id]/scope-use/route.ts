import { agentIdParams } from '@/lib/contracts/agents';
import { scopeUseSchema } from '@/lib/contracts/scope-use';
import { withApi } from '@/lib/http/with-api';
import { readScopeUse } from '@/lib/queries/agents/read-scope-use';

export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: scopeUseSchema,
  handler: ({ access, params }) => readScopeUse(access.workspace.id, params.id),
});
