import { distrustBodySchema, sourceDetailSchema, sourceParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { readSource } from '@/lib/queries/sources/read-source';
import { distrustSource } from '@/lib/usecases/sources/change-sources';

export const POST = withApi({
  access: 'sources.edit',
  params: sourceParamsSchema,
  body: distrustBodySchema,
  response: sourceDetailSchema,
  handler: async ({ access, params, body: { from, reason } }) => {
    const workspaceId = access.workspace.id;
    await distrustSource({
      workspaceId,
      actor: access.actor,
      ...params,
      from: from === null ? null : new Date(from),
      reason,
    });
    return readSource(workspaceId, params.sourceId);
  },
});
