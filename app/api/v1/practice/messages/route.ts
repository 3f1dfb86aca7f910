import { practiceMessageListSchema, practiceMessageQuerySchema } from '@/lib/contracts/practice-email';
import { withApi } from '@/lib/http/with-api';
import { listPracticeMessages } from '@/lib/queries/practice-platform/list-practice-messages';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceMessageQuerySchema,
  response: practiceMessageListSchema,
  handler: ({ access, query }) => listPracticeMessages(access.workspace.id, query),
});
