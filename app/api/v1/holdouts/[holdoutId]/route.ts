import { holdoutDetailSchema, holdoutParamsSchema } from '@/lib/contracts/holdouts';
import { withApi } from '@/lib/http/with-api';
import { readHoldout } from '@/lib/queries/holdouts/read-holdout';

export const GET = withApi({
  access: 'workspace.read',
  params: holdoutParamsSchema,
  response: holdoutDetailSchema,
  handler: ({ access, params }) => readHoldout(access.workspace, params.holdoutId),
});
