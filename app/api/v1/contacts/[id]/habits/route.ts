import { contactHabitsSchema } from '@/lib/contracts/contact-habits';
import { contactIdParams } from '@/lib/contracts/contacts';
import { withApi } from '@/lib/http/with-api';
import { readContactHabits } from '@/lib/queries/contacts/read-contact-habits';

/** When one person reads, and what another contact with them brings. */
export const GET = withApi({
  access: 'contacts.read',
  params: contactIdParams,
  response: contactHabitsSchema,
  handler: ({ access, params }) => readContactHabits(access.workspace, params.id),
});
