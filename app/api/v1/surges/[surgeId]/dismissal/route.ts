import { dismissSurgeBodySchema, surgeIdSchema, surgeParamsSchema } from '@/lib/contracts/interest';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { dismissSurge } from '@/lib/usecases/surges/dismiss-surge';

export const POST = withApi({
  access: 'sources.edit',
  params: surgeParamsSchema,
  body: dismissSurgeBodySchema,
  response: surgeIdSchema,
  handler: ({ access, params, body }) =>
    dismissSurge({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      ...params,
      ...body,
    }),
});
