import { savedViewsQuerySchema, savedViewsSchema, viewParamsSchema } from '@/lib/contracts/views';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listViews } from '@/lib/queries/views/list-views';
import { deleteView } from '@/lib/usecases/views/save-view';

export const DELETE = withApi({
  access: 'workspace.read',
  params: viewParamsSchema,
  query: savedViewsQuerySchema,
  response: savedViewsSchema,
  handler: async ({ access, params, query }) => {
    const { id } = requirePerson(access.actor);
    await deleteView(access.workspace.id, id, params.viewId);
    return listViews(access.workspace.id, id, query.list);
  },
});
