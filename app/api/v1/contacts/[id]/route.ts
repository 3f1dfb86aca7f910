import { contactDetailSchema, contactIdParams } from '@/lib/contracts/contacts';
import { withApi } from '@/lib/http/with-api';
import { readContact } from '@/lib/queries/contacts/read-contact';

export const GET = withApi({
  access: 'contacts.read',
  params: contactIdParams,
  response: contactDetailSchema,
  handler: ({ access, params }) => readContact(access.workspace, params.id),
});
