import { pageDetailSchema, pageParamsSchema } from '@/lib/contracts/content';
import { withApi } from '@/lib/http/with-api';
import { readLandingPage } from '@/lib/queries/content/read-landing-page';

export const GET = withApi({
  access: 'workspace.read',
  params: pageParamsSchema,
  response: pageDetailSchema,
  handler: ({ access, params }) => readLandingPage(access.workspace, params.pageId),
});
