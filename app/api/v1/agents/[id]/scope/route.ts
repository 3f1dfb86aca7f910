import { agentIdParams, proposeScopeBodySchema, proposeScopeResultSchema } from '@/lib/contracts/agents';
import { scopeChoicesSchema } from '@/lib/contracts/scope-choices';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readScopeChoices } from '@/lib/queries/agents/read-scope-choices';
import { proposeScope } from '@/lib/usecases/agents/propose-scope';

/** What can be chosen from when this scope is edited. */
export const GET = withApi({
  access: 'workspace.read',
  params: agentIdParams,
  response: scopeChoicesSchema,
  handler: ({ access }) => readScopeChoices(access.workspace.id),
});

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
