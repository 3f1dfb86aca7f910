import { webhookParamsSchema, webhooksSchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { listWebhooks } from '@/lib/queries/notifications/list-webhooks';
import { removeWebhook } from '@/lib/usecases/notifications/change-webhooks';

export const DELETE = withApi({
  access: 'webhooks.edit',
  params: webhookParamsSchema,
  response: webhooksSchema,
  handler: async ({ access, params }) => {
    const workspaceId = access.workspace.id;
    await removeWebhook({ workspaceId, actor: access.actor, ...params });
    return listWebhooks(workspaceId);
  },
});
