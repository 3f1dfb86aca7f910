import { rerunRunResultSchema, runIdParams, runReasonBodySchema } from '@/lib/contracts/runs';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { rerunRun } from '@/lib/usecases/runs/rerun-run';

export const POST = withApi({
  access: 'runs.rerun',
  params: runIdParams,
  body: runReasonBodySchema,
  response: rerunRunResultSchema,
  handler: ({ access, params, body }) =>
    rerunRun({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      runId: params.id,
      reason: body.reason,
    }),
});
