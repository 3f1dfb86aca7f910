import { doneSchema, linkIdParams } from '@/lib/contracts/rights';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { revokeLink } from '@/lib/usecases/rights/revoke-link';

export const POST = withApi({
  access: 'rights.answer',
  params: linkIdParams,
  response: doneSchema,
  handler: ({ access, params }) =>
    revokeLink({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      linkId: params.id,
    }),
});
