import { deliveryDetailSchema, deliveryParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { readDelivery } from '@/lib/queries/sources/list-deliveries';
import { dropDelivery } from '@/lib/usecases/sources/settle-delivery';

export const POST = withApi({
  access: 'sources.edit',
  params: deliveryParamsSchema,
  response: deliveryDetailSchema,
  handler: async ({ access, params }) => {
    await dropDelivery({ workspaceId: access.workspace.id, actor: access.actor, ...params });
    return readDelivery(access.workspace.id, params.deliveryId);
  },
});
