import { readAs } from '@/lib/auth/access';
import {
  holdParamsSchema,
  liftHoldBodySchema,
  recordRetentionSchema,
} from '@/lib/contracts/record-retention';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readRetention } from '@/lib/queries/audit/read-retention';
import { liftHold } from '@/lib/usecases/audit/hold-record';

export const POST = withApi({
  access: 'record.hold',
  params: holdParamsSchema,
  body: liftHoldBodySchema,
  response: recordRetentionSchema,
  handler: async ({ access, params, body }) => {
    const workspaceId = access.workspace.id;
    await liftHold({ workspaceId, actor: requirePerson(access.actor), ...params, ...body });
    return readAs(access, () => readRetention(workspaceId));
  },
});
