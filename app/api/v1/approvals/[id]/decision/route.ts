import {
  approvalIdParams,
  decideApprovalBodySchema,
  decideApprovalResultSchema,
} from '@/lib/contracts/approvals';
import { withApi } from '@/lib/http/with-api';
import { decideApproval } from '@/lib/usecases/approvals/decide-approval';

export const POST = withApi({
  // Who may answer is decided beside the answer: an attempt of somebody who may not is recorded.
  access: 'workspace.read',
  params: approvalIdParams,
  body: decideApprovalBodySchema,
  response: decideApprovalResultSchema,
  handler: ({ access, params, body }) =>
    decideApproval({
      workspaceId: access.workspace.id,
      actor: access.actor,
      approvalId: params.id,
      ...body,
    }),
});
