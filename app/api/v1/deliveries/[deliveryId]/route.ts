import { deliveryDetailSchema, deliveryParamsSchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { readDelivery } from '@/lib/queries/sources/list-deliveries';

export const GET = withApi({
  access: 'workspace.read',
  params: deliveryParamsSchema,
  response: deliveryDetailSchema,
  handler: ({ access, params }) => readDelivery(access.workspace.id, params.deliveryId),
});
