import { descendantsSchema, listDescendantsQuerySchema, sourceParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { listDescendants } from '@/lib/queries/sources/list-descendants';

export const GET = withApi({
  access: 'workspace.read',
  params: sourceParamsSchema,
  query: listDescendantsQuerySchema,
  response: descendantsSchema,
  handler: ({ access, params, query }) => listDescendants(access.workspace, params.sourceId, query),
});
