import { approvalPageSchema, listApprovalsQuerySchema } from '@/lib/contracts/approvals';
import { personIdOf } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listApprovals } from '@/lib/queries/approvals/list-approvals';

export const GET = withApi({
  access: 'workspace.read',
  query: listApprovalsQuerySchema,
  response: approvalPageSchema,
  handler: ({ access, query }) => listApprovals(access.workspace, query, personIdOf(access.actor)),
});
