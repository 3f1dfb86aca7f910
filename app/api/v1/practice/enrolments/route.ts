import { practiceEnrolmentListSchema, practiceEnrolmentQuerySchema } from '@/lib/contracts/practice-outreach';
import { withApi } from '@/lib/http/with-api';
import { listPracticeEnrolments } from '@/lib/queries/practice-platform/list-practice-enrolments';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceEnrolmentQuerySchema,
  response: practiceEnrolmentListSchema,
  handler: ({ access, query }) => listPracticeEnrolments(access.workspace.id, query),
});
