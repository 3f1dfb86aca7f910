import { actionIdParams, undoActionBodySchema, undoResultSchema } from '@/lib/contracts/actions';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readUndoResult } from '@/lib/queries/actions/read-undo-result';
import { undoAction } from '@/lib/usecases/actions/undo-action';

export const POST = withApi({
  access: 'actions.undo',
  params: actionIdParams,
  body: undoActionBodySchema,
  response: undoResultSchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    const actor = requirePerson(access.actor);
    return readUndoResult(
      access.workspace,
      await undoAction({ workspaceId, actor, actionId: params.id, reason: body.reason }),
    );
  },
});
