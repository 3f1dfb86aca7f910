import { contactIdParams, eraseContactBodySchema, erasedSchema } from '@/lib/contracts/contacts';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { erasePerson } from '@/lib/usecases/rights/erase-person';

export const POST = withApi({
  access: 'contacts.erase',
  params: contactIdParams,
  body: eraseContactBodySchema,
  response: erasedSchema,
  handler: ({ access, params }) =>
    erasePerson({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
      requestId: null,
    }),
});
