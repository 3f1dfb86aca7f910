import { cancelRunResultSchema, runIdParams, runReasonBodySchema } from '@/lib/contracts/runs';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readActionSentences } from '@/lib/queries/actions/read-action-sentences';
import { cancelRun } from '@/lib/usecases/runs/cancel-run';

export const POST = withApi({
  access: 'runs.cancel',
  params: runIdParams,
  body: runReasonBodySchema,
  response: cancelRunResultSchema,
  handler: async ({ access: { actor, workspace }, params, body }) => {
    const { cancelledActionIds, inFlightActionIds } = await cancelRun({
      workspaceId: workspace.id,
      actor: requirePerson(actor),
      runId: params.id,
      reason: body.reason,
    });
    return {
      cancelledActions: cancelledActionIds.length,
      inFlight: await readActionSentences(workspace, inFlightActionIds),
    };
  },
});
