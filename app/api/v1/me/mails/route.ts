import { mailsBodySchema } from '@/lib/contracts/webhooks';
import { withApi } from '@/lib/http/with-api';
import { chooseMails } from '@/lib/usecases/notifications/choose-mails';

export const PUT = withApi({
  access: 'workspace.read',
  body: mailsBodySchema,
  response: mailsBodySchema,
  handler: ({ access, body }) => chooseMails(access.workspace.id, access.actor.id, body.mailsApprovals),
});
