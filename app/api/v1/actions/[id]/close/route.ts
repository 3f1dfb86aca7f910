import { actionIdParams, closeUnclearBodySchema, closeUnclearResultSchema } from '@/lib/contracts/actions';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { closeUnclearAction } from '@/lib/usecases/actions/close-unclear-action';

export const POST = withApi({
  access: 'actions.close',
  params: actionIdParams,
  body: closeUnclearBodySchema,
  response: closeUnclearResultSchema,
  handler: async ({ access, params, body }) => ({
    status: await closeUnclearAction({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      actionId: params.id,
      ...body,
    }),
  }),
});
