import { tryContentBodySchema, tryContentResultSchema } from '@/lib/contracts/brand-safety';
import { withApi } from '@/lib/http/with-api';
import { tryContent } from '@/lib/queries/policies/try-content';

export const POST = withApi({
  access: 'workspace.read',
  body: tryContentBodySchema,
  response: tryContentResultSchema,
  handler: ({ access, body }) => tryContent(access.workspace.id, body),
});
