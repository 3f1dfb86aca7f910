import { resumeBodySchema, resumeResultSchema } from '@/lib/contracts/stops';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { resumeSubject } from '@/lib/usecases/stops/lift-pause';

export const POST = withApi({
  access: 'workspace.resume',
  body: resumeBodySchema,
  response: resumeResultSchema,
  handler: ({ access, body }) =>
    resumeSubject({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      subject: { type: 'workspace', id: access.workspace.id },
      reason: body.reason,
    }),
});
