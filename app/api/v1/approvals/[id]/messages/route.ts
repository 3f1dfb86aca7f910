import { approvalIdParams, askBodySchema, askedSchema } from '@/lib/contracts/approvals';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { askAboutApproval } from '@/lib/usecases/approvals/ask-about-approval';

export const POST = withApi({
  access: 'workspace.read',
  params: approvalIdParams,
  body: askBodySchema,
  response: askedSchema,
  status: 201,
  handler: ({ access, params, body }) =>
    askAboutApproval({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      approvalId: params.id,
      text: body.text,
    }),
});
