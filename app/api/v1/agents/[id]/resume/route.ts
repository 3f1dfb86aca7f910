import { agentIdParams } from '@/lib/contracts/agents';
import { resumeBodySchema, resumeResultSchema } from '@/lib/contracts/stops';
import { requirePerson } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { resumeSubject } from '@/lib/usecases/stops/lift-pause';

/** Pausing is for keys too; letting an agent go on is a person's answer. */
export const POST = withApi({
  access: 'agents.pause',
  params: agentIdParams,
  body: resumeBodySchema,
  response: resumeResultSchema,
  handler: ({ access, params, body }) =>
    resumeSubject({
      workspaceId: access.workspace.id,
      actor: requirePerson(access.actor),
      subject: { type: 'agent', id: params.id },
      reason: body.reason,
    }),
});
