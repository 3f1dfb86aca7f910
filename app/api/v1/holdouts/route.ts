import {
  holdoutIdSchema,
  holdoutsSchema,
  listHoldoutsQuerySchema,
  startHoldoutBodySchema,
} from '@/lib/contracts/holdouts';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listHoldouts } from '@/lib/queries/holdouts/list-holdouts';
import { startHoldout } from '@/lib/usecases/holdouts/start-holdout';

export const GET = withApi({
  access: 'workspace.read',
  query: listHoldoutsQuerySchema,
  response: holdoutsSchema,
  handler: ({ access, query }) => listHoldouts(access.workspace, query.of),
});

export const POST = withApi({
  access: 'holdouts.edit',
  body: startHoldoutBodySchema,
  response: holdoutIdSchema,
  status: 201,
  handler: async ({ access, body }) =>
    startHoldout({ workspaceId: access.workspace.id, actor: requirePerson(access.actor), holdout: body }),
});
