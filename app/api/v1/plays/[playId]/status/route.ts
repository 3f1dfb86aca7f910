import { playIdSchema, playParamsSchema, switchPlayBodySchema } from '@/lib/contracts/plays';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { switchPlay } from '@/lib/usecases/plays/switch-play';

export const PUT = withApi({
  access: 'plays.edit',
  params: playParamsSchema,
  body: switchPlayBodySchema,
  response: playIdSchema,
  handler: async ({ access, params, body }) =>
    switchPlay({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      ...params,
      to: body,
    }),
});
