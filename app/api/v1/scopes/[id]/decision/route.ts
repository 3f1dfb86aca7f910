import { agentIdParams, decideScopeBodySchema, decideScopeResultSchema } from '@/lib/contracts/agents';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { decideScope } from '@/lib/usecases/agents/decide-scope';

export const POST = withApi({
  access: 'agents.edit',
  params: agentIdParams,
  body: decideScopeBodySchema,
  response: decideScopeResultSchema,
  handler: ({ access, params, body }) =>
    decideScope({
      ...body,
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      scopeId: params.id,
    }),
});
