import { liftPauseBodySchema, pauseIdParams, resumeResultSchema } from '@/lib/contracts/stops';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { liftPause } from '@/lib/usecases/stops/lift-pause';

export const POST = withApi({
  access: 'workspace.resume',
  params: pauseIdParams,
  body: liftPauseBodySchema,
  response: resumeResultSchema,
  handler: ({ access, params, body }) =>
    liftPause({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      pauseId: params.id,
      reason: body.reason,
      choices: body.choices,
    }),
});
