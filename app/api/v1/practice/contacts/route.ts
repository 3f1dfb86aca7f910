import { practiceContactListSchema, practiceContactQuerySchema } from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { listPracticeContacts } from '@/lib/queries/practice-platform/list-practice-contacts';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceContactQuerySchema,
  response: practiceContactListSchema,
  handler: ({ access, query }) => listPracticeContacts(access.workspace.id, query),
});
