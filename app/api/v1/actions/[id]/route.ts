import { actionIdParams, actionPageSchema } from '@/lib/contracts/actions';
import { withApi } from '@/lib/http/with-api';
import { readAction } from '@/lib/queries/actions/read-action';

export const GET = withApi({
  access: 'workspace.read',
  params: actionIdParams,
  response: actionPageSchema,
  handler: ({ access, params }) => readAction(access.workspace, params.id),
});
