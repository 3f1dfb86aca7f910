import { runDetailSchema, runIdParams } from '@/lib/contracts/runs';
import { withApi } from '@/lib/http/with-api';
import { readRun } from '@/lib/queries/runs/read-run';

export const GET = withApi({
  access: 'workspace.read',
  params: runIdParams,
  response: runDetailSchema,
  handler: ({ access, params }) => readRun(access.workspace, params.id),
});
