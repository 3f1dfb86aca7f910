import { stopBodySchema, stopResultSchema, stopStateSchema } from '@/lib/contracts/stops';
import { requirePauser } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { readStopState } from '@/lib/queries/stops/read-stop-state';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';

export const GET = withApi({
  access: 'workspace.read',
  response: stopStateSchema,
  handler: ({ access }) => readStopState(access.workspace),
});

export const POST = withApi({
  access: 'workspace.stop',
  body: stopBodySchema,
  response: stopResultSchema,
  handler: ({ access, body }) =>
    pauseSubject({
      workspaceId: access.workspace.id,
      actor: requirePauser(access.actor),
      subject: { type: 'workspace', id: access.workspace.id },
      mode: body.mode,
      reason: body.reason,
    }),
});
