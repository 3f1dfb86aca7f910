import { agentIdParams, pauseAgentBodySchema } from '@/lib/contracts/agents';
import { stopResultSchema } from '@/lib/contracts/stops';
import { requirePauser } from '@/lib/http/require-person';
import { withApi } from '@/lib/http/with-api';
import { pauseSubject } from '@/lib/usecases/stops/pause-subject';

export const POST = withApi({
  access: 'agents.pause',
  params: agentIdParams,
  body: pauseAgentBodySchema,
  response: stopResultSchema,
  handler: ({ access, params, body }) =>
    pauseSubject({
      workspaceId: access.workspace.id,
      actor: requirePauser(access.actor),
      subject: { type: 'agent', id: params.id },
      reason: body.reason,
    }),
});
