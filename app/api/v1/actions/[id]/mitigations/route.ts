import { actionIdParams, askedActionResultSchema } from '@/lib/contracts/actions';
import { mitigateBodySchema } from '@/lib/contracts/mitigations';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { mitigateAction } from '@/lib/usecases/actions/mitigate-action';

export const POST = withApi({
  access: 'actions.propose',
  params: actionIdParams,
  body: mitigateBodySchema,
  response: askedActionResultSchema,
  handler: ({ access, params, body }) =>
    mitigateAction({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      actionId: params.id,
      body,
    }),
});
