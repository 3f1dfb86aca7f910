import { planBodySchema, sourceDetailSchema, sourceParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { readSource } from '@/lib/queries/sources/read-source';
import { confirmPlan, setPlannedEvent } from '@/lib/usecases/sources/change-sources';

export const POST = withApi({
  access: 'sources.edit',
  params: sourceParamsSchema,
  body: planBodySchema,
  response: sourceDetailSchema,
  handler: async ({ access, params, body }) => {
    const change = { workspaceId: access.workspace.id, actor: access.actor, ...params };
    await ('confirmAll' in body ? confirmPlan(change) : setPlannedEvent({ ...change, ...body }));
    return readSource(change.workspaceId, params.sourceId);
  },
});
