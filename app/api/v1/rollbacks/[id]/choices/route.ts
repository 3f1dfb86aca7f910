import { chooseRowsBodySchema, rollbackIdParams, rowsChosenSchema } from '@/lib/contracts/rollbacks';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { chooseRows } from '@/lib/usecases/rollbacks/choose-rows';

export const PUT = withApi({
  access: 'actions.undo',
  params: rollbackIdParams,
  body: chooseRowsBodySchema,
  response: rowsChosenSchema,
  handler: ({ access, params, body }) =>
    chooseRows({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      rollbackId: params.id,
      ...body,
    }),
});
