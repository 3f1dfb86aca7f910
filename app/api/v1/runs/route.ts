import { listRunsQuerySchema, runPageSchema } from '@/lib/contracts/runs';
import { withApi } from '@/lib/http/with-api';
import { listRuns } from '@/lib/queries/runs/list-runs';

export const GET = withApi({
  access: 'workspace.read',
  query: listRunsQuerySchema,
  response: runPageSchema,
  handler: ({ access, query }) => listRuns(access.workspace, query),
});
