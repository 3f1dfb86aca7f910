import { deliveryParamsSchema, replayBodySchema, replayResultSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { replayDelivery } from '@/lib/usecases/sources/settle-delivery';

export const POST = withApi({
  access: 'sources.edit',
  params: deliveryParamsSchema,
  body: replayBodySchema,
  response: replayResultSchema,
  handler: ({ access, params, body }) =>
    replayDelivery({ workspaceId: access.workspace.id, actor: access.actor, ...params, ...body }),
});
