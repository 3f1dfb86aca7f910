import { retryRunResultSchema, runIdParams, runReasonBodySchema } from '@/lib/contracts/runs';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { retryRun } from '@/lib/usecases/runs/retry-run';

export const POST = withApi({
  access: 'runs.rerun',
  params: runIdParams,
  body: runReasonBodySchema,
  response: retryRunResultSchema,
  handler: ({ access, params, body }) =>
    retryRun({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      runId: params.id,
      reason: body.reason,
    }),
});
