import { factIdSchema, factParamsSchema, withdrawFactBodySchema } from '@/lib/contracts/content';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { withdrawFact } from '@/lib/usecases/content/withdraw-fact';

export const POST = withApi({
  access: 'facts.edit',
  params: factParamsSchema,
  body: withdrawFactBodySchema,
  response: factIdSchema,
  handler: ({ access, params, body }) =>
    withdrawFact({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      factId: params.factId,
      why: body.why,
    }),
});
