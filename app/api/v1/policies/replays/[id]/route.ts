import { policyIdParams, replaySchema } from '@/lib/contracts/policies';
import { withApi } from '@/lib/http/with-api';
import { getReplay } from '@/lib/queries/policies/get-replay';

export const GET = withApi({
  access: 'workspace.read',
  params: policyIdParams,
  response: replaySchema,
  handler: ({ access, params }) => getReplay(access.workspace, params.id),
});
