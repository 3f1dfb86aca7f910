import { practiceSequenceListSchema, practiceSequenceQuerySchema } from '@/lib/contracts/practice-outreach';
import { withApi } from '@/lib/http/with-api';
import { listPracticeSequences } from '@/lib/queries/practice-platform/list-practice-sequences';

export const GET = withApi({
  access: 'contacts.read',
  query: practiceSequenceQuerySchema,
  response: practiceSequenceListSchema,
  handler: ({ access, query }) => listPracticeSequences(access.workspace.id, query),
});
