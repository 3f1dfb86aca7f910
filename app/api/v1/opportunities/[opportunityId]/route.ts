import { opportunityDetailSchema, opportunityParamsSchema } from '@/lib/contracts/attribution';
import { withApi } from '@/lib/http/with-api';
import { readOpportunity } from '@/lib/queries/attribution/read-opportunity';

export const GET = withApi({
  access: 'workspace.read',
  params: opportunityParamsSchema,
  response: opportunityDetailSchema,
  handler: ({ access, params }) => readOpportunity(access.workspace.id, params.opportunityId),
});
