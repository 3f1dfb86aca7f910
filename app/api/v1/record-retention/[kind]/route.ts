import { readAs } from '@/lib/auth/access';
import {
  recordRetentionSchema,
  retentionParamsSchema,
  setRetentionBodySchema,
} from '@/lib/contracts/record-retention';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readRetention } from '@/lib/queries/audit/read-retention';
import { setRetention } from '@/lib/usecases/audit/set-retention';

export const PUT = withApi({
  access: 'record.retain',
  params: retentionParamsSchema,
  body: setRetentionBodySchema,
  response: recordRetentionSchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    await setRetention({ workspaceId, actor: requirePerson(access.actor), ...params, ...body });
    return readAs(access, () => readRetention(workspaceId));
  },
});
