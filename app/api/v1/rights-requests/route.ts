import {
  listRightsRequestsQuerySchema,
  newRightsRequestBodySchema,
  receivedRequestSchema,
  rightsRequestPageSchema,
} from '@/lib/contracts/rights';
import { withApi } from '@/lib/http/with-api';
import { listRequests } from '@/lib/queries/rights/list-requests';
import { receiveRequest } from '@/lib/usecases/rights/receive-request';

export const GET = withApi({
  access: 'workspace.read',
  query: listRightsRequestsQuerySchema,
  response: rightsRequestPageSchema,
  handler: ({ access, query }) => listRequests(access.workspace, query),
});

export const POST = withApi({
  access: 'rights.receive',
  body: newRightsRequestBodySchema,
  response: receivedRequestSchema,
  status: 201,
  handler: ({ access, body }) =>
    receiveRequest({
      workspaceId: access.workspace.id,
      actor: access.actor,
      cameBy: access.actor.type === 'person' ? 'console' : 'api',
      ...body,
    }),
});
