import { playParamsSchema, playTrialSchema, tryPlayBodySchema } from '@/lib/contracts/plays';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { tryPlay } from '@/lib/usecases/plays/try-play';

export const POST = withApi({
  access: 'plays.edit',
  params: playParamsSchema,
  body: tryPlayBodySchema,
  response: playTrialSchema,
  handler: async ({ access, params, body }) =>
    tryPlay({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), ...params, ...body }),
});
