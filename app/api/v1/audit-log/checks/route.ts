import { checkRequestedSchema } from '@/lib/contracts/audit-log';
import { withApi } from '@/lib/http/with-api';
import { requestCheck } from '@/lib/usecases/audit/request-check';

export const POST = withApi({
  access: 'audit.read',
  status: 202,
  response: checkRequestedSchema,
  handler: async ({ access }) => {
    await requestCheck({ workspaceId: access.workspace.id, actor: access.actor });
    return { requested: true as const };
  },
});
