import { receiveReplyBodySchema, receiveReplyResultSchema } from '@/lib/contracts/consents';
import { contactIdParams } from '@/lib/contracts/contacts';
import { withApi } from '@/lib/http/with-api';
import { receiveReply } from '@/lib/usecases/contacts/receive-reply';

/** Where a mailbox hands over what people answered, so that "stop" is heard in any words. */
export const POST = withApi({
  access: 'signals.write',
  params: contactIdParams,
  body: receiveReplyBodySchema,
  response: receiveReplyResultSchema,
  handler: ({ access, params, body }) =>
    receiveReply({
      workspaceId: access.workspace.id,
      actor: access.actor,
      contactId: params.id,
      ...body,
    }),
});
