import { testResultSchema, webhookParamsSchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { testWebhook } from '@/lib/usecases/notifications/send-test';

export const POST = withApi({
  access: 'webhooks.edit',
  params: webhookParamsSchema,
  response: testResultSchema,
  handler: ({ access, params }) => testWebhook(access.workspace.id, params.webhookId),
});
