import { fileParamsSchema, fileRejectPageSchema, listRejectsQuerySchema } from '@/lib/contracts/files';
import { withApi } from '@/lib/http/with-api';
import { listRejects } from '@/lib/queries/files/list-rejects';

export const GET = withApi({
  access: 'workspace.read',
  params: fileParamsSchema,
  query: listRejectsQuerySchema,
  response: fileRejectPageSchema,
  handler: ({ access, params, query }) => listRejects(access.workspace.id, params.id, query),
});
