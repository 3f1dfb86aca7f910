import { listOpportunitiesQuerySchema, opportunityPageSchema } from '@/lib/contracts/attribution';
import { withApi } from '@/lib/http/with-api';
import { listOpportunities } from '@/lib/queries/attribution/list-opportunities';

export const GET = withApi({
  access: 'workspace.read',
  query: listOpportunitiesQuerySchema,
  response: opportunityPageSchema,
  handler: ({ access, query }) => listOpportunities(access.workspace.id, query),
});
