import { approvalIdParams, editActionBodySchema, editActionResultSchema } from '@/lib/contracts/approvals';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { editAction } from '@/lib/usecases/approvals/edit-action';

export const POST = withApi({
  access: 'approvals.decide',
  params: approvalIdParams,
  body: editActionBodySchema,
  response: editActionResultSchema,
  status: 201,
  handler: ({ access, params, body }) =>
    editAction({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      approvalId: params.id,
      ...body,
    }),
});
