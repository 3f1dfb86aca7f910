import { deliveryPageSchema, listDeliveriesQuerySchema } from '@/lib/contracts/sources';
import { withApi } from '@/lib/http/with-api';
import { listDeliveries } from '@/lib/queries/sources/list-deliveries';

export const GET = withApi({
  access: 'workspace.read',
  query: listDeliveriesQuerySchema,
  response: deliveryPageSchema,
  handler: ({ access, query }) => listDeliveries(access.workspace.id, query),
});
