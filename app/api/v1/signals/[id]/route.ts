import { signalDetailSchema, signalIdParams } from '@/lib/contracts/signal-list';
import { withApi } from '@/lib/http/with-api';
import { readSignal } from '@/lib/queries/signals/read-signal';

export const GET = withApi({
  access: 'workspace.read',
  params: signalIdParams,
  response: signalDetailSchema,
  handler: ({ access, params }) => readSignal(access.workspace, params.id),
});
