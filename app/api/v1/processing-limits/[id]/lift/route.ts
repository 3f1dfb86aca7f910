import { doneSchema, liftLimitBodySchema, limitIdParams } from '@/lib/contracts/rights';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { liftLimit } from '@/lib/usecases/rights/lift-limit';

export const POST = withApi({
  access: 'rights.answer',
  params: limitIdParams,
  body: liftLimitBodySchema,
  response: doneSchema,
  handler: ({ access, params, body }) =>
    liftLimit({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      limitId: params.id,
      ...body,
    }),
});
