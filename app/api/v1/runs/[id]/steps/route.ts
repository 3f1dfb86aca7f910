import { runStepsSchema } from '@/lib/contracts/run-steps';
import { runIdParams } from '@/lib/contracts/runs';
import { withApi } from '@/lib/http/with-api';
import { readRunSteps } from '@/lib/queries/runs/read-run-steps';

export const GET = withApi({
  access: 'workspace.read',
  params: runIdParams,
  response: runStepsSchema,
  handler: ({ access, params }) => readRunSteps(access.workspace.id, params.id),
});
