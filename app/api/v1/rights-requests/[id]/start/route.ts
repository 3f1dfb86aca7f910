import { advancedRequestSchema, rightsRequestIdParams } from '@/lib/contracts/rights';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { advanceRequest } from '@/lib/usecases/rights/advance-request';

export const POST = withApi({
  access: 'rights.answer',
  params: rightsRequestIdParams,
  response: advancedRequestSchema,
  handler: ({ access, params }) =>
    advanceRequest({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      requestId: params.id,
      take: { step: 'start' },
    }),
});
