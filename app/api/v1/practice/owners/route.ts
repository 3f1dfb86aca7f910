import { practiceOwnerListSchema, practiceOwnerQuerySchema } from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { listPracticeOwners } from '@/lib/queries/practice-platform/list-practice-owners';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceOwnerQuerySchema,
  response: practiceOwnerListSchema,
  handler: ({ access, query }) => listPracticeOwners(access.workspace.id, query),
});
