import {
  changePlayBodySchema,
  playDetailSchema,
  playIdSchema,
  playParamsSchema,
} from '@/lib/contracts/plays';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readPlay } from '@/lib/queries/plays/read-play';
import { changePlay } from '@/lib/usecases/plays/change-plays';

export const GET = withApi({
  access: 'workspace.read',
  params: playParamsSchema,
  response: playDetailSchema,
  handler: ({ access, params }) => readPlay(access.workspace.id, params.playId),
});

export const PATCH = withApi({
  access: 'plays.edit',
  params: playParamsSchema,
  body: changePlayBodySchema,
  response: playIdSchema,
  handler: async ({ access, params, body }) =>
    changePlay({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      ...params,
      fields: body,
    }),
});
