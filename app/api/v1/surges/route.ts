import { listSurgesQuerySchema, surgePageSchema } from '@/lib/contracts/interest';
import { withApi } from '@/lib/http/with-api';
import { listSurges } from '@/lib/queries/interest/list-surges';

export const GET = withApi({
  access: 'workspace.read',
  query: listSurgesQuerySchema,
  response: surgePageSchema,
  handler: ({ access, query }) => listSurges(access.workspace.id, query),
});
