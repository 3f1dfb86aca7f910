import { pagesSchema } from '@/lib/contracts/content';
import { withApi } from '@/lib/http/with-api';
import { listLandingPages } from '@/lib/queries/content/list-landing-pages';

export const GET = withApi({
  access: 'workspace.read',
  response: pagesSchema,
  handler: ({ access }) => listLandingPages(access.workspace.id),
});
