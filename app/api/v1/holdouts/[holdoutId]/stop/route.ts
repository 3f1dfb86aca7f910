import { holdoutIdSchema, holdoutParamsSchema, stopHoldoutBodySchema } from '@/lib/contracts/holdouts';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { stopHoldout } from '@/lib/usecases/holdouts/stop-holdout';

export const POST = withApi({
  access: 'holdouts.edit',
  params: holdoutParamsSchema,
  body: stopHoldoutBodySchema,
  response: holdoutIdSchema,
  handler: async ({ access, params, body }) =>
    stopHoldout({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      ...params,
      ...body,
    }),
});
