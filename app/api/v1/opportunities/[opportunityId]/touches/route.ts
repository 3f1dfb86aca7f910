import {
  listTouchesQuerySchema,
  opportunityParamsSchema,
  touchPageSchema,
} from '@/lib/contracts/attribution';
import { withApi } from '@/lib/http/with-api';
import { listTouches } from '@/lib/queries/attribution/read-opportunity';

export const GET = withApi({
  access: 'workspace.read',
  params: opportunityParamsSchema,
  query: listTouchesQuerySchema,
  response: touchPageSchema,
  handler: ({ access, params, query }) => listTouches(access.workspace, params.opportunityId, query),
});
