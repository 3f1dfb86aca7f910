import { practiceTextListSchema, practiceTextQuerySchema } from '@/lib/contracts/practice-channels';
import { withApi } from '@/lib/http/with-api';
import { listPracticeTexts } from '@/lib/queries/practice-platform/list-practice-texts';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceTextQuerySchema,
  response: practiceTextListSchema,
  handler: ({ access, query }) => listPracticeTexts(access.workspace.id, query),
});
