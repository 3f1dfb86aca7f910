import { agentIdParams, decideScopeBodySchema, decideScopeResultSchema } from '@/lib/contracts/agents';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { decideScope } from '@/lib/usecases/agents/decide-scope';

/** Who may stop the agents may reject a wider scope; to put it into force takes `agents.edit`, which the use case asks for. */
export const POST = withApi({
  access: 'workspace.stop',
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
