import { advancedRequestSchema, rightsReasonBodySchema, rightsRequestIdParams } from '@/lib/contracts/rights';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { advanceRequest } from '@/lib/usecases/rights/advance-request';

export const POST = withApi({
  access: 'rights.answer',
  params: rightsRequestIdParams,
  body: rightsReasonBodySchema,
  response: advancedRequestSchema,
  handler: ({ access, params, body }) =>
    advanceRequest({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      requestId: params.id,
      take: { step: 'refuse', ...body },
    }),
});
