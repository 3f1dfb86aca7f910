import { contactPageSchema, listContactsQuerySchema } from '@/lib/contracts/contacts';
import { withApi } from '@/lib/http/with-api';
import { listContacts } from '@/lib/queries/contacts/list-contacts';

export const GET = withApi({
  access: 'contacts.read',
  query: listContactsQuerySchema,
  response: contactPageSchema,
  handler: ({ access, query }) => listContacts(access.workspace, query),
});
