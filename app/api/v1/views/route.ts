import { savedViewsQuerySchema, savedViewsSchema, saveViewBodySchema } from '@/lib/contracts/views';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listViews } from '@/lib/queries/views/list-views';
import { saveView } from '@/lib/usecases/views/save-view';

export const GET = withApi({
  access: 'workspace.read',
  query: savedViewsQuerySchema,
  response: savedViewsSchema,
  handler: ({ access, query }) => listViews(access.workspace.id, requirePerson(access.actor).id, query.list),
});

/** Keeps a view; one of the same name is replaced. */
export const POST = withApi({
  access: 'workspace.read',
  body: saveViewBodySchema,
  response: savedViewsSchema,
  handler: async ({ access, body }) => {
    const { id } = requirePerson(access.actor);
    await saveView(access.workspace.id, id, body);
    return listViews(access.workspace.id, id, body.list);
  },
});
