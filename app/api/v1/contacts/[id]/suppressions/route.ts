import { contactIdParams } from '@/lib/contracts/contacts';
import { suppressContactBodySchema, suppressedSchema } from '@/lib/contracts/suppressions';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { suppressContact } from '@/lib/usecases/contacts/suppress-contact';

export const POST = withApi({
  access: 'contacts.consent',
  params: contactIdParams,
  body: suppressContactBodySchema,
  response: suppressedSchema,
  status: 201,
  handler: ({ access, params, body }) =>
    suppressContact({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      contactId: params.id,
      ...body,
    }),
});
