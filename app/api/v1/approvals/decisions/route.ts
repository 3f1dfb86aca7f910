import { decidedManySchema, decideManyBodySchema } from '@/lib/contracts/approvals';
import { withApi } from '@/lib/http/with-api';
import { decideManyApprovals } from '@/lib/usecases/approvals/decide-many-approvals';

export const POST = withApi({
  // Who may answer is decided beside each answer: an attempt of somebody who may not is recorded.
  access: 'workspace.read',
  body: decideManyBodySchema,
  response: decidedManySchema,
  handler: async ({ access, body }) => ({
    answers: await decideManyApprovals({
      workspaceId: access.workspace.id,
      actor: access.actor,
      ...body,
    }),
  }),
});
