import { listPagesQuerySchema, pagesSchema } from '@/lib/contracts/content';
import { withApi } from '@/lib/http/with-api';
import { listLandingPages } from '@/lib/queries/content/list-landing-pages';

export const GET = withApi({
  access: 'workspace.read',
  query: listPagesQuerySchema,
  response: pagesSchema,
  handler: ({ access, query }) => listLandingPages(access.workspace.id, query.surface),
});
