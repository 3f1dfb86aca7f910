import { webhookParamsSchema, webhookSecretSchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { replaceWebhookSecret } from '@/lib/usecases/notifications/change-webhooks';

/** Replaces the secret; the answer is the only place where the new one is seen. */
export const POST = withApi({
  access: 'webhooks.edit',
  params: webhookParamsSchema,
  response: webhookSecretSchema,
  handler: ({ access, params }) =>
    replaceWebhookSecret({ workspaceId: access.workspace.id, actor: access.actor, ...params }),
});
