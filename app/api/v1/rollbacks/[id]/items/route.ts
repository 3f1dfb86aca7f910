import {
  listRollbackItemsQuerySchema,
  rollbackIdParams,
  rollbackItemPageSchema,
} from '@/lib/contracts/rollbacks';
import { withApi } from '@/lib/http/with-api';
import { listRollbackItems } from '@/lib/queries/rollbacks/list-rollback-items';

export const GET = withApi({
  access: 'workspace.read',
  params: rollbackIdParams,
  query: listRollbackItemsQuerySchema,
  response: rollbackItemPageSchema,
  handler: ({ access, params, query }) => listRollbackItems(access.workspace, params.id, query),
});
