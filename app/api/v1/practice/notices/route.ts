import { practiceNoticeListSchema, practiceNoticeQuerySchema } from '@/lib/contracts/practice-channels';
import { withApi } from '@/lib/http/with-api';
import { listPracticeNotices } from '@/lib/queries/practice-platform/list-practice-notices';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceNoticeQuerySchema,
  response: practiceNoticeListSchema,
  handler: ({ access, query }) => listPracticeNotices(access.workspace.id, query),
});
