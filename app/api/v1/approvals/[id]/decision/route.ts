import {
  approvalIdParams,
  decideApprovalBodySchema,
  decideApprovalResultSchema,
} from '@/lib/contracts/approvals';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';

export const POST = withApi({
  access: 'approvals.decide',
  params: approvalIdParams,
  body: decideApprovalBodySchema,
  response: decideApprovalResultSchema,
  handler: ({ access, params, body }) =>
    decideApproval({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      approvalId: params.id,
      ...body,
    }),
});
