import { sourceDetailSchema, sourceParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { readSource } from '@/lib/queries/sources/read-source';
import { pollNow } from '@/lib/usecases/feeds/poll-now';

export const POST = withApi({
  access: 'sources.edit',
  params: sourceParamsSchema,
  response: sourceDetailSchema,
  handler: async ({ access, params }) => {
    const workspaceId = access.workspace.id;
    await pollNow({ workspaceId, ...params });
    return readSource(workspaceId, params.sourceId);
  },
});
