import {
  listPausesQuerySchema,
  pauseBodySchema,
  pausePageSchema,
  stopResultSchema,
} from '@/lib/contracts/stops';
import { requirePauser } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { listPauses } from '@/lib/queries/stops/list-pauses';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';

export const GET = withApi({
  access: 'workspace.read',
  query: listPausesQuerySchema,
  response: pausePageSchema,
  handler: ({ access, query }) => listPauses(access.workspace.id, query),
});

export const POST = withApi({
  access: 'workspace.stop',
  body: pauseBodySchema,
  response: stopResultSchema,
  handler: ({ access, body }) => {
    const workspaceId = access.workspace.id;
    return pauseSubject({
      workspaceId,
      actor: requirePauser(access.actor),
      subject: { type: body.subject, id: body.subjectId ?? workspaceId },
      mode: body.mode,
      reason: body.reason,
    });
  },
});
