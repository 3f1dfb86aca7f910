import { addWebhookBodySchema, webhookSecretSchema, webhooksSchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { listWebhooks } from '@/lib/queries/notifications/list-webhooks';
import { addWebhook } from '@/lib/usecases/notifications/change-webhooks';

export const GET = withApi({
  access: 'webhooks.edit',
  response: webhooksSchema,
  handler: ({ access }) => listWebhooks(access.workspace.id),
});

export const POST = withApi({
  access: 'webhooks.edit',
  body: addWebhookBodySchema,
  response: webhookSecretSchema,
  status: 201,
  handler: ({ access, body }) =>
    addWebhook({ workspaceId: access.workspace.id, actor: access.actor, url: body.url }),
});
