import { reviewerListSchema } from '@/lib/contracts/approvals';
import { withApi } from '@/lib/http/with-api';
import { listReviewers } from '@/lib/queries/approvals/read-reviewers';

export const GET = withApi({
  access: 'workspace.read',
  response: reviewerListSchema,
  handler: async ({ access }) => ({ rows: await listReviewers(access.workspace.id) }),
});
