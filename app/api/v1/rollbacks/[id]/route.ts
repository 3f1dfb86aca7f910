import { rollbackIdParams, rollbackViewSchema } from '@/lib/contracts/rollbacks';
import { withApi } from '@/lib/http/with-api';
import { readRollback } from '@/lib/queries/rollbacks/read-rollback';

export const GET = withApi({
  access: 'workspace.read',
  params: rollbackIdParams,
  response: rollbackViewSchema,
  handler: ({ access, params }) => readRollback(access.workspace.id, params.id),
});
