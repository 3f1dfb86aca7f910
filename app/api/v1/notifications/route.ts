import { notificationsListSchema, notificationsQuerySchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { listNotifications } from '@/lib/queries/notifications/list-notifications';

export const GET = withApi({
  access: 'webhooks.edit',
  query: notificationsQuerySchema,
  response: notificationsListSchema,
  handler: ({ access, query }) => listNotifications(access.workspace.id, query),
});
