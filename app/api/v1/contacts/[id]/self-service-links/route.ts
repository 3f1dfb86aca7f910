import { contactIdParams } from '@/lib/contracts/contacts';
import { madeLinkSchema, makeLinkBodySchema } from '@/lib/contracts/rights';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { makeLink } from '@/lib/usecases/rights/make-link';

export const POST = withApi({
  access: 'rights.answer',
  params: contactIdParams,
  body: makeLinkBodySchema,
  response: madeLinkSchema,
  status: 201,
  handler: ({ access, params, body }) =>
    makeLink({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
      days: body.days,
    }),
});
