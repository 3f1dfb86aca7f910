import { testResultSchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { testMail } from '@/lib/usecases/notifications/send-test';

export const POST = withApi({
  access: 'workspace.read',
  response: testResultSchema,
  handler: ({ access }) => testMail(access.workspace.id, access.actor.id),
});
