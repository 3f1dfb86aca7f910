import { approvalIdParams, reassignBodySchema, reassignedSchema } from '@/lib/contracts/approvals';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { reassignApproval } from '@/lib/usecases/approvals/reassign-approval';

export const PUT = withApi({
  access: 'approvals.decide',
  params: approvalIdParams,
  body: reassignBodySchema,
  response: reassignedSchema,
  handler: ({ access, params, body }) =>
    reassignApproval({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      approvalId: params.id,
      ...body,
    }),
});
