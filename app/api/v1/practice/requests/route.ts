import { practiceRequestListSchema, practiceRequestQuerySchema } from '@/lib/contracts/practice';
import { withApi } from '@/lib/http/with-api';
import { listPracticeRequests } from '@/lib/queries/practice-platform/list-practice-requests';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceRequestQuerySchema,
  response: practiceRequestListSchema,
  handler: ({ access, query }) => listPracticeRequests(access.workspace.id, query),
});
