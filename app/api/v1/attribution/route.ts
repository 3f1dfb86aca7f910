import { attributionQuerySchema, attributionSchema } from '@/lib/contracts/attribution';
import { withApi } from '@/lib/http/with-api';
import { readAttribution } from '@/lib/queries/attribution/read-attribution';

export const GET = withApi({
  access: 'workspace.read',
  query: attributionQuerySchema,
  response: attributionSchema,
  handler: ({ access, query }) => readAttribution(access.workspace, query),
});
