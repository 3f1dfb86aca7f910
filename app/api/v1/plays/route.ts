import { createPlayBodySchema, playIdSchema, playsSchema } from '@/lib/contracts/plays';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listPlays } from '@/lib/queries/plays/list-plays';
import { createPlay } from '@/lib/usecases/plays/change-plays';

export const GET = withApi({
  access: 'workspace.read',
  response: playsSchema,
  handler: ({ access }) => listPlays(access.workspace.id),
});

export const POST = withApi({
  access: 'plays.edit',
  body: createPlayBodySchema,
  response: playIdSchema,
  status: 201,
  handler: async ({ access, body }) =>
    createPlay({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), play: body }),
});
