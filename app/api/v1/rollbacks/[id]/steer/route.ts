import { rollbackIdParams, rollbackSteeredSchema, steerRollbackBodySchema } from '@/lib/contracts/rollbacks';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { steerRollback } from '@/lib/usecases/rollbacks/steer-rollback';

export const POST = withApi({
  access: 'actions.undo',
  params: rollbackIdParams,
  body: steerRollbackBodySchema,
  response: rollbackSteeredSchema,
  handler: ({ access, params, body }) =>
    steerRollback({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      rollbackId: params.id,
      step: body.step,
    }),
});
