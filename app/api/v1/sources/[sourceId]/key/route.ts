import { sourceParamsSchema, writeKeySchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { replaceWriteKey } from '@/lib/usecases/sources/change-sources';

export const POST = withApi({
  access: 'sources.edit',
  params: sourceParamsSchema,
  response: writeKeySchema,
  handler: ({ access, params }) =>
    replaceWriteKey({ workspaceId: access.workspace.id, actor: access.actor, ...params }),
});
