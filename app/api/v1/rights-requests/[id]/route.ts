import { rightsRequestDetailSchema, rightsRequestIdParams } from '@/lib/contracts/rights';
import { withApi } from '@/lib/http/with-api';
import { readRequest } from '@/lib/queries/rights/read-request';

export const GET = withApi({
  access: 'rights.receive',
  params: rightsRequestIdParams,
  response: rightsRequestDetailSchema,
  handler: ({ access, params }) => readRequest(access.workspace, params.id),
});
