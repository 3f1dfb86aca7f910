import { approvalIdParams, snoozeBodySchema, snoozedSchema } from '@/lib/contracts/approvals';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { snoozeApproval } from '@/lib/usecases/approvals/snooze-approval';

export const PUT = withApi({
  access: 'approvals.decide',
  params: approvalIdParams,
  body: snoozeBodySchema,
  response: snoozedSchema,
  handler: ({ access, params, body }) =>
    snoozeApproval({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      approvalId: params.id,
      until: new Date(body.until),
    }),
});
