import { practicePageListSchema } from '@/lib/contracts/practice-cms';
import { withApi } from '@/lib/http/with-api';
import { listPracticePages } from '@/lib/queries/practice-platform/list-practice-pages';

export const GET = withApi({
  access: 'contacts.read',
  response: practicePageListSchema,
  handler: ({ access }) => listPracticePages(access.workspace.id),
});
