import { foundContactsSchema, lookUpContactsBodySchema } from '@/lib/contracts/contacts';
import { withApi } from '@/lib/http/with-api';
import { lookUpContacts } from '@/lib/queries/contacts/look-up-contacts';

/** Finds contacts by what somebody typed. A question, asked by POST so that no address stays in URLs and logs. */
export const POST = withApi({
  access: 'contacts.read',
  body: lookUpContactsBodySchema,
  response: foundContactsSchema,
  handler: ({ access, body }) => lookUpContacts(access.workspace.id, body.text),
});
