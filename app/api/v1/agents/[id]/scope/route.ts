import { agentIdParams, proposeScopeBodySchema, proposeScopeResultSchema } from '@/lib/contracts/agents';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { proposeScope } from '@/lib/usecases/agents/propose-scope';

export const POST = withApi({
  access: 'agents.edit',
  params: agentIdParams,
  body: proposeScopeBodySchema,
  response: proposeScopeResultSchema,
  status: 201,
  handler: ({ access, params, body }) =>
    proposeScope({
      ...body,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      agentId: params.id,
    }),
});
