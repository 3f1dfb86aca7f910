import {
  listRollbacksQuerySchema,
  requestRollbackBodySchema,
  rollbackPageSchema,
  rollbackRequestedSchema,
} from '@/lib/contracts/rollbacks';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listRollbacks } from '@/lib/queries/rollbacks/list-rollbacks';
import { requestRollback } from '@/lib/usecases/rollbacks/request-rollback';

export const GET = withApi({
  access: 'workspace.read',
  query: listRollbacksQuerySchema,
  response: rollbackPageSchema,
  handler: ({ access, query }) => listRollbacks(access.workspace.id, query),
});

export const POST = withApi({
  access: 'actions.undo',
  body: requestRollbackBodySchema,
  response: rollbackRequestedSchema,
  status: 201,
  handler: ({ access, body }) =>
    requestRollback({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      selector: body.selector,
      reason: body.reason,
    }),
});
