import { approvalDetailSchema, approvalIdParams } from '@/lib/contracts/approvals';
import { personIdOf } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readApproval } from '@/lib/queries/approvals/read-approval';

export const GET = withApi({
  access: 'workspace.read',
  params: approvalIdParams,
  response: approvalDetailSchema,
  handler: ({ access, params }) => readApproval(access.workspace, params.id, personIdOf(access.actor)),
});
