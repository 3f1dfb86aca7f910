import { practiceDealListSchema, practiceDealQuerySchema } from '@/lib/contracts/practice-deals';
import { withApi } from '@/lib/http/with-api';
import { listPracticeDeals } from '@/lib/queries/practice-platform/list-practice-deals';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceDealQuerySchema,
  response: practiceDealListSchema,
  handler: ({ access, query }) => listPracticeDeals(access.workspace.id, query),
});
