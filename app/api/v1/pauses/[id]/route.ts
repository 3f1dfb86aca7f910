import { pauseAccountSchema, pauseIdParams } from '@/lib/contracts/stops';
import { withApi } from '@/lib/http/with-api';
import { readPauseAccount } from '@/lib/queries/stops/read-pause-account';

export const GET = withApi({
  access: 'workspace.read',
  params: pauseIdParams,
  response: pauseAccountSchema,
  handler: ({ access, params }) => readPauseAccount(access.workspace, params.id),
});
